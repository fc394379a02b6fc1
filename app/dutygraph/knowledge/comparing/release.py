"""One release to compare: a folder as in the repository, or one merged file."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from dutygraph.jail.call import call
from dutygraph.knowledge.comparing.child import payload
from dutygraph.knowledge.queries import Query, read_queries
from dutygraph.knowledge.reading.files import read_files
from dutygraph.knowledge.reading.node import PREF_LABEL
from dutygraph.model.errors import DeadlineError, EngineError, InputError
from dutygraph.model.namespace import BASE, OWL, RDF, RDF_TYPE, RDFS
from dutygraph.model.text import Text

SECONDS = 120
_GENERATED = {RDFS + "label", RDFS + "comment"}
_HEADER = {OWL + "imports", OWL + "versionIRI", OWL + "versionInfo"}
_GROUPS = {
    OWL + "AllDisjointClasses": OWL + "members",
    OWL + "AllDifferent": OWL + "distinctMembers",
}


@dataclass(frozen=True, slots=True)
class Release:
    """What one release says: values by subject and property, as N-Triples terms.

    ``apart`` are the pairs that exclude each other; ``shapes`` and ``queries`` are None where
    the release came without them.
    """

    version: str
    said: Mapping[str, Mapping[str, frozenset[str]]]
    apart: frozenset[tuple[str, str]]
    shapes: Mapping[str, Mapping[str, frozenset[str]]] | None = None
    queries: Mapping[str, Query] | None = None
    labels: Mapping[str, Text] = field(default_factory=dict)

    def kinds(self, subject: str) -> list[str]:
        """Return the classes of a subject, ours first."""
        found = [one[1:-1] for one in self.said.get(subject, {}).get(RDF_TYPE, ())]
        return sorted(found, key=lambda iri: (not iri.startswith(BASE), iri))


def read_release(path: Path) -> Release:
    """Return the release in a folder or file. Raises InputError."""
    if path.is_file():
        extension = path.suffix.removeprefix(".").lower()
        extension = {"owl": "rdf", "xml": "rdf", "json": "jsonld"}.get(extension, extension)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from None
        return _release(_read(((path.name, content),), str(path), extension or "?"))
    root = path.parent if path.name == "ontology" else path
    files = read_files(root, "ontology")
    if not files.contents:
        raise InputError("holds no folder ontology/ with Turtle files", file=str(path))
    shapes = read_files(root, "shapes/controls")
    queries = root / "queries"
    return _release(
        _read(files.contents, str(path)),
        _read(shapes.contents, str(path)) if shapes.contents else None,
        read_queries(queries) if queries.is_dir() else None,
    )


def _read(contents: tuple[tuple[str, bytes], ...], name: str, extension: str = "") -> bytes:
    target = "dutygraph.knowledge.comparing.child:triples"
    try:
        return call(target, payload(contents, extension), seconds=SECONDS)
    except (EngineError, DeadlineError):
        raise InputError("cannot be read within the limits", file=name) from None


def _release(
    ontology: bytes, shapes: bytes | None = None, queries: Mapping[str, Query] | None = None
) -> Release:
    said, lists = _indexed(ontology)
    header = said.get(BASE, {})
    version = next(iter(header.get(OWL + "versionInfo", ())), '"unknown"')[1:-1]
    apart = frozenset(_apart(said, lists))
    checks = _indexed(shapes)[0] if shapes is not None else {}
    kept = {
        subject: _kept(values)
        for subject, values in said.items()
        if not subject.startswith("_:")
        and (subject == BASE or f"<{OWL}Ontology>" not in values.get(RDF_TYPE, ()))
    }
    # A merged file holds checks and no shapes: so that both compare, checks stand with the rest.
    tests = {one: _kept(v) for one, v in checks.items() if one.startswith(f"{BASE}check/")}
    others = {one: v for one, v in checks.items() if one not in tests}
    return Release(
        version,
        kept | tests,
        apart,
        _folded(others) if shapes is not None else None,
        queries,
        {one: text for one, values in said.items() if (text := _label(values))},
    )


def _indexed(lines: bytes) -> tuple[dict[str, dict[str, frozenset[str]]], dict[str, list[str]]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES):
        subject = quad.subject
        key = subject.value if isinstance(subject, ox.NamedNode) else str(subject)
        found[key][quad.predicate.value].add(str(quad.object))
    said = {key: {p: frozenset(v) for p, v in values.items()} for key, values in found.items()}
    return said, {key: list(_members(said, key)) for key in said if key.startswith("_:")}


def _members(said: Mapping[str, Mapping[str, frozenset[str]]], head: str) -> Iterator[str]:
    while RDF + "first" in said.get(head, {}):
        yield from said[head][RDF + "first"]
        [head] = said[head][RDF + "rest"]


def _apart(
    said: Mapping[str, Mapping[str, frozenset[str]]], lists: Mapping[str, list[str]]
) -> Iterator[tuple[str, str]]:
    for values in said.values():
        for kind, property_ in _GROUPS.items():
            if f"<{kind}>" in values.get(RDF_TYPE, ()):
                for head in values.get(property_, ()):
                    members = sorted(lists.get(head, ()))
                    for place, one in enumerate(members):
                        yield from ((one[1:-1], other[1:-1]) for other in members[place + 1 :])


def _kept(values: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    left_out = _GENERATED | _HEADER
    return {name: found for name, found in values.items() if name not in left_out}


def _folded(
    said: Mapping[str, Mapping[str, frozenset[str]]],
) -> dict[str, dict[str, frozenset[str]]]:
    """Return the named subjects; what hangs on them without a name is one text each."""

    def text(term: str) -> str:
        if not term.startswith("_:") or term not in said:
            return term
        pairs = sorted((name, sorted(map(text, values))) for name, values in said[term].items())
        return str(pairs)

    return {
        subject: {name: frozenset(map(text, found)) for name, found in values.items()}
        for subject, values in said.items()
        if not subject.startswith("_:")
    }


def _label(values: Mapping[str, frozenset[str]]) -> Text | None:
    found: dict[str, str] = {}
    for text in values.get(PREF_LABEL, ()):
        value, _, language = text.rpartition("@")
        found[language.lower()] = value[1:-1]
    return Text(found["en"], found.get("zh-hans")) if "en" in found else None
