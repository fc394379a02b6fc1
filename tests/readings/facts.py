"""Sheets of facts: each with its fields, its source and where it was gathered, and verdicts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.namespace import BASE, DG, RDF_TYPE, SKOS, slug_of
from tests.readings.drawing import in_strata
from tests.readings.filled import Filled, checked, table
from tests.readings.gathered import Gathered

STRATA = {"responsibility": 15, "cell": 15, "claim": 10, "service": 10, "clause": 10}
GIVEN = ("stratum", "iri", "fact", "publication", "address", "locator", "look")
READ = ("verdict", "found", "remark")
VERDICTS = ("right", "wrong", "cannot-tell")
MOST_WRONG = 2
"""More wrong facts in a stratum, and all of it is rechecked."""
_DEFINED = {DG + "ofControl", DG + "ofLayer"}
_GENERATED = {RDF_TYPE, "http://www.w3.org/2000/01/rdf-schema#label",
              "http://www.w3.org/2000/01/rdf-schema#comment"}  # fmt: skip
_CITATION, _IN_SCHEME, _CLASSIFIES = DG + "citation", SKOS + "inScheme", DG + "classifies"
Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Told:
    """Says the things of an ontology with all that is said of them."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Index the merged ontology."""
        self._of: dict[str, list[tuple[str, Node]]] = defaultdict(list)
        self._classified: dict[str, list[str]] = defaultdict(list)
        for one in ox.parse(knowledge.ontology_ntriples, format=ox.RdfFormat.N_TRIPLES):
            if isinstance(one.subject, ox.NamedNode):
                self._of[one.subject.value].append((one.predicate.value, one.object))
                if one.predicate.value == _CLASSIFIES and isinstance(one.object, ox.NamedNode):
                    self._classified[one.object.value].append(one.subject.value)

    def fact(self, iri: str) -> str:
        """Return a thing's fields in words, with those of its classifications."""
        parts = [
            f"{slug_of(predicate.replace('#', '/'))}: {self._value(predicate, value)}"
            for predicate, value in sorted(self._of[iri], key=str)
            if predicate not in _GENERATED and predicate != _CITATION
        ]
        return "; ".join([*parts, *(f"[{self.fact(one)}]" for one in self._classified[iri])])

    def _value(self, predicate: str, value: Node) -> str:
        if isinstance(value, ox.Literal):
            return f"{value.value} ({value.language})" if value.language else value.value
        if not isinstance(value, ox.NamedNode):
            return ""
        texts = [
            text.value
            for wanted in (SKOS + "prefLabel", SKOS + "definition")
            if wanted == SKOS + "prefLabel" or predicate in _DEFINED
            for found, text in self._of[value.value]
            if found == wanted and isinstance(text, ox.Literal) and text.language == "en"
        ]
        return f"{slug_of(value.value)} ({': '.join(texts)})" if texts else slug_of(value.value)


def sheet(
    knowledge: Knowledge, seed: int, gathered: Gathered, sizes: Mapping[str, int] = STRATA
) -> list[dict[str, str]]:
    """Return rows of every stratum, clauses drawn by scheme and the others by edition or kind."""
    told = Told(knowledge)
    rows = []
    for stratum, number in sizes.items():
        pool = POOLS[stratum](knowledge)
        group = _group(knowledge) if stratum == "clause" else (lambda _: "")
        for iri in in_strata(sorted(pool), group, number, seed):
            rows.append(_row(knowledge, told, gathered, stratum, iri, pool[iri]))
    return rows


def read(rows: Filled) -> Filled:
    """Return filled rows. Raises ValueError where a verdict is no word of ours."""
    return checked(rows, "verdict", VERDICTS)


def result(rows: Filled) -> list[str]:
    """Return the verdicts as lines of Markdown: by stratum, and each that is not right."""
    strata = []
    for stratum in dict.fromkeys(row["stratum"] for row in rows):
        found = Counter(row["verdict"] for row in rows if row["stratum"] == stratum)
        bad = found["wrong"] > MOST_WRONG
        outcome = "all of it is rechecked, and a new draw made" if bad else "stands"
        strata.append([stratum, *(str(found[word]) for word in VERDICTS), outcome])
    others = [
        [row["iri"], row["verdict"], row["found"], row["remark"]]
        for row in rows
        if row["verdict"] != "right"
    ]
    return [
        *table(["stratum", *VERDICTS, "outcome"], strata),
        "",
        *table(["fact", "verdict", "found", "remark"], others),
    ]


def _row(
    knowledge: Knowledge,
    told: Told,
    gathered: Gathered,
    stratum: str,
    iri: str,
    citations: Iterable[str],
) -> dict[str, str]:
    cited = [knowledge.citations[one] for one in citations]
    pages = [knowledge.publications[one.publication] for one in cited]
    fact = told.fact(iri)
    addresses = list(dict.fromkeys(page.url for page in pages))
    identifier = ""
    if stratum == "clause":
        identifier = knowledge.requirements[iri].notation
    elif stratum == "service":
        identifier = knowledge.services[slug_of(iri)].code
    given = (
        stratum, iri.removeprefix(BASE), fact,
        _joined(f"{page.label.en} ({page.publisher})" for page in pages),
        _joined(addresses),
        _joined(one.locator + " (page seen in part)" * one.cut for one in cited),
        _joined(gathered.places(addresses, identifier, fact)),
    )  # fmt: skip
    return dict(zip(GIVEN, given, strict=True)) | dict.fromkeys(READ, "")


def _joined(texts: Iterable[str]) -> str:
    return " ; ".join(dict.fromkeys(texts))


def _group(knowledge: Knowledge) -> Callable[[str], str]:
    """Small schemes share a stratum, so that ten clauses can be of large and of small ones."""
    sizes: dict[str, int] = defaultdict(int)
    for one in knowledge.requirements.values():
        sizes[one.scheme] += 1
    return lambda iri: (
        scheme if sizes[scheme := knowledge.requirements[iri].scheme] > 100 else "small"
    )


def _said(knowledge: Knowledge, *, cells: bool) -> dict[str, tuple[str, ...]]:
    every = (*knowledge.responsibilities, *knowledge.silences)
    return {one.iri: one.citations for one in every if bool(one.layer) is cells}


POOLS: dict[str, Callable[[Knowledge], dict[str, tuple[str, ...]]]] = {
    "responsibility": lambda known: _said(known, cells=False),
    "cell": lambda known: _said(known, cells=True),
    "claim": lambda known: {one.iri: one.citations for one in known.claims},
    "service": lambda known: {
        one.iri: one.citations for one in known.services.values() if one.part_of is None
    },
    "clause": lambda known: {
        one.iri: known.schemes[one.scheme].citations
        for one in known.requirements.values()
        if not one.is_group
    },
}
