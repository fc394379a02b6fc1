"""Nothing is used that is not defined: in every Turtle file, every query and every export."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from rdflib import (
    DCAT,
    DCTERMS,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SH,
    SKOS,
    VANN,
    VOID,
    Graph,
    Literal,
    URIRef,
)
from rdflib.paths import Path as PropertyPath
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model import namespace
from dutygraph.model.namespace import DG, EV
from tests.knowledge.files import CORE, ONTOLOGY, ROOT, SHAPES, name, parsed, together
from tests.vocabularies.lists import vocabularies

CLOSED = (DCAT, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, VANN, VOID)
LISTED = tuple(vocabularies().values())
EXPECTED = {DG + "expect#", DG + "expect#Finding"}  # of the cases' expectations, in tests only
FOLDERS = ("ontology", "shapes", "queries", "tests", "app")


def files(ending: str) -> list[Path]:
    found = (path for folder in FOLDERS for path in (ROOT / folder).rglob(f"*{ending}"))
    left_out = ("invalid-", "node_modules")
    return sorted(path for path in found if not any(word in str(path) for word in left_out))


def used_in_turtle(graph: Graph) -> Iterator[str]:
    for triple in graph:
        for term in triple:
            if isinstance(term, URIRef):
                yield str(term)
            elif isinstance(term, Literal) and term.datatype:
                yield str(term.datatype)
    for query in constraints(graph):
        yield from used_in_query(query)


def constraints(graph: Graph) -> Iterator[str]:
    """The texts under sh:select and sh:ask, with their declared prefixes before them."""
    for predicate in (SH.select, SH.ask):
        for subject, text in graph.subject_objects(predicate):
            holders = set(graph.objects(subject, SH.prefixes))
            lines = [
                f"PREFIX {whole.value(one, SH.prefix)}: <{whole.value(one, SH.namespace)}>"
                for whole in (declared(), graph)
                for holder in holders
                for one in whole.objects(holder, SH.declare)
            ]
            yield "\n".join([*dict.fromkeys(lines), str(text)])


@cache
def declared() -> Graph:
    return together(*sorted(SHAPES.rglob("prefixes.ttl")))


def used_in_query(text: str) -> Iterator[str]:
    yield from walked(prepareQuery(text).algebra)


def walked(part: object) -> Iterator[str]:
    """Every IRI of a query's algebra, property paths too."""
    if isinstance(part, URIRef):
        yield str(part)
    elif isinstance(part, Literal) and part.datatype:
        yield str(part.datatype)
    elif isinstance(part, CompValue):
        for inner in part.values():
            yield from walked(inner)
    elif isinstance(part, PropertyPath):
        for inner in vars(part).values():
            yield from walked(inner)
    elif isinstance(part, list | tuple | set | frozenset):
        for inner in part:
            yield from walked(inner)


def undefined(used: Iterator[str]) -> set[str]:
    ours = {*load_knowledge().terms, DG, EV, *EXPECTED}
    return {
        iri
        for iri in set(used)
        if (iri.startswith((DG, EV)) and iri not in ours)
        or any(beyond(iri, str(ns)) and iri not in ns for ns in CLOSED)
        or any(beyond(iri, one.namespace) and iri not in one for one in LISTED)
    }


def beyond(iri: str, namespace: str) -> bool:
    return iri.startswith(namespace) and iri != namespace


@pytest.mark.parametrize("path", files(".ttl"), ids=name)
def test_turtle_uses_only_defined_terms(path: Path) -> None:
    assert not undefined(used_in_turtle(parsed(path)))


def test_queries_use_only_defined_terms() -> None:
    texts = {
        path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "queries").rglob("*.rq"))
    }
    found = {name(path): undefined(used_in_query(text)) for path, text in texts.items()}
    assert not {path: terms for path, terms in found.items() if terms}


def test_python_names_only_defined_terms() -> None:
    spelled = re.compile(r'\b(DG|EV) \+ f?"([A-Za-z]\w*)"')
    found = {
        (name(path), getattr(namespace, base) + local)
        for path in (ROOT / "app").rglob("*.py")
        for base, local in spelled.findall(path.read_text(encoding="utf-8"))
    }
    assert len(found) > 20
    assert not {pair for pair in found if pair[1] not in load_knowledge().terms}


def test_every_foreign_term_of_the_ontology_is_declared_once_with_one_kind() -> None:
    imported = parsed(ONTOLOGY / "core" / "imported.ttl")
    builtin = tuple(str(ns) for ns in (OWL, RDF, RDFS))
    used = {
        str(term)
        for path in ONTOLOGY.rglob("*.ttl")
        for subject, predicate, target in parsed(path)
        for term in (predicate, *([target] if predicate in (RDF.type, RDFS.subClassOf) else []))
        if not str(term).startswith((*builtin, namespace.BASE))
    }
    declared_terms = {str(one) for one in imported.subjects(RDF.type, None)}
    assert used <= declared_terms
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    for term in declared_terms - {namespace.BASE + "module/imported"}:
        assert len([kind for kind in kinds if (URIRef(term), RDF.type, kind) in imported]) == 1


@pytest.mark.parametrize(
    ("planted", "missing"),
    [
        ("ASK { ?s sh:targetSubjectOf ?o }", str(SH) + "targetSubjectOf"),
        ("ASK { ?s skos:broader/skos:description ?o }", str(SKOS) + "description"),
        ("ASK { ?s ^dg:isOwedBy ?o }", DG + "isOwedBy"),
        ("ASK { ?s ?p ?o FILTER EXISTS { ?s a ev:Bucket } }", EV + "Bucket"),
        ("SELECT ?s { { SELECT ?s { ?s !(dg:owes|dg:role) ?o } } }", DG + "owes"),
    ],
)
def test_a_planted_term_in_a_query_is_found(planted: str, missing: str) -> None:
    prefixes = f"PREFIX sh: <{SH}> PREFIX skos: <{SKOS}> PREFIX dg: <{DG}> PREFIX ev: <{EV}> "
    assert undefined(used_in_query(prefixes + planted)) == {missing}


def test_a_planted_term_in_turtle_is_found_in_its_constraint_too() -> None:
    text = f"""PREFIX sh: <{SH}> PREFIX dg: <{DG}>
    <urn:s> sh:inn dg:Party ; sh:sparql <urn:q> .
    <urn:q> sh:prefixes <https://w3id.org/dutygraph/shape/prefixes> ;
        sh:select "SELECT $this {{ $this dg:nothing ?x }}" ."""
    found = undefined(used_in_turtle(Graph().parse(data=text, format="turtle")))
    assert found == {str(SH) + "inn", DG + "nothing"}


WRONG = {
    "d3fend": "DiskScrambling",
    "dcat": "Landing",
    "dpv": "CloudTenant",
    "earl": "TestPlan",
    "odrl": "Responsibility",
    "org": "hasRole",
    "prov": "wasReadFrom",
    "skos": "nearMatch",
}


@pytest.mark.parametrize("name", sorted(vocabularies()))
def test_a_planted_term_of_another_vocabulary_is_found(name: str) -> None:
    wrong = vocabularies()[name].namespace + WRONG[name]
    text = f"<urn:s> <{SKOS.closeMatch}> <{wrong}> ; <{SKOS.scopeNote}> <{wrong}> ."
    assert undefined(used_in_turtle(Graph().parse(data=text, format="turtle"))) == {wrong}
    assert undefined(used_in_query(f"ASK {{ ?s ?p <{wrong}> }}")) == {wrong}


def test_core_names_no_company() -> None:
    names = {
        text
        for one in load_knowledge().organisations.values()
        for text in (one.label.en, one.label.zh)
        if text
    }
    texts = {path: path.read_text(encoding="utf-8") for path in CORE}
    texts.pop(ONTOLOGY / "dutygraph.ttl")  # the one place that says whose ontology it is
    assert names
    assert not [(name(path), one) for path, text in texts.items() for one in names if one in text]
