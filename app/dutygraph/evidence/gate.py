"""The gate before a tenant's graph: only words of the evidence vocabulary pass (model.md 5)."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.errors import InputError
from dutygraph.model.evidence import Fact
from dutygraph.model.namespace import EV, RDF_TYPE

_IRI = re.compile(r'[^\x00-\x20<>"{}|^`\\]+')
_LITERAL = re.compile(
    r'"(?:[^"\\\n\r]|\\[tbnrf"\'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*"'
    r'(?:\^\^<[^\x00-\x20<>"{}|^`\\]+>|@[A-Za-z]+(?:-[A-Za-z0-9]+)*)?'
)
_TENANT = re.compile(r"(.*?tenant/[^/]+/)")


@dataclass(frozen=True, slots=True)
class Gate:
    """What passes: predicates, classes, and what lies under one tenant's own base.

    A fact has no blank subject or value, so none passes here.
    """

    root: str
    predicates: Collection[str]
    classes: Collection[str]

    def pass_all(self, facts: Iterable[Fact], *, file: str) -> None:
        """Let facts through. Raises InputError at the first that may not, with its place."""
        subjects: set[str] = set()
        for fact in facts:
            if fact.resource not in subjects:
                self._subject(fact, file)
                subjects.add(fact.resource)
            if fact.property == RDF_TYPE:
                self._among(fact, self.classes, file)
            elif fact.property not in self.predicates:
                raise _refused(f"evidence may not use the property {fact.property}", fact, file)
            elif fact.value.startswith("<"):
                self._link(fact, file)
            elif not _LITERAL.fullmatch(fact.value):
                raise _refused("this value is no term that evidence may hold", fact, file)

    def _subject(self, fact: Fact, file: str) -> None:
        own = self.root and fact.resource.startswith(self.root)
        if not own or not _IRI.fullmatch(fact.resource):
            raise _refused("evidence may speak only of the tenant's own resources", fact, file)

    def _link(self, fact: Fact, file: str) -> None:
        """A link leads to the tenant's own things; a mark about a property names one of ours."""
        target = fact.value[1:-1]
        if target.startswith(EV):
            self._among(fact, self.predicates, file)
        elif not target.startswith(self.root):
            raise _refused("evidence may link only to the tenant's own resources", fact, file)
        if not (fact.value.endswith(">") and _IRI.fullmatch(target)):
            raise _refused("this value is no term that evidence may hold", fact, file)

    def _among(self, fact: Fact, words: Collection[str], file: str) -> None:
        if not (fact.value.startswith("<") and fact.value[1:-1] in words):
            raise _refused(f"evidence may not use the word {fact.value}", fact, file)


def gate_of(knowledge: Knowledge, root: str) -> Gate:
    """Return the gate that the ontology describes, for one tenant's base."""
    classes = (
        iri for iri, term in knowledge.terms.items() if iri.startswith(EV) and term.kind == "class"
    )
    return Gate(root, knowledge.allowed_predicates, frozenset(classes))


def root_of(facts: Iterable[Fact]) -> str:
    """Return the tenant's base that the first fact is under; empty where it is under none."""
    for fact in facts:
        found = _TENANT.match(fact.resource)
        return found.group(1) if found else ""
    return ""


def _refused(message: str, fact: Fact, file: str) -> InputError:
    return InputError(f"{message}; nothing was recorded", file=file, place=fact.pointer)
