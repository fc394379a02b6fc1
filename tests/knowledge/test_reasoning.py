"""The ontology is consistent, and two reasoners find each of twelve planted contradictions."""

import io
import os
import shutil
from functools import cache

import owlready2
import owlrl
import pytest
from rdflib import RDFS, SKOS, Graph, Literal

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.namespace import BASE
from tests.knowledge.files import CORE, ONTOLOGY, together

ERROR = "http://www.daml.org/2002/03/agents/agent-ont#error"
KINDS = ("party", "layer", "service-model", "role", "kind", "relation")
PREFIXES = f"PREFIX dg: <{BASE}ns/> PREFIX ev: <{BASE}ev/> " + " ".join(
    ["PREFIX owl: <http://www.w3.org/2002/07/owl#>"]
    + [f"PREFIX {kind}: <{BASE}{kind}/>" for kind in KINDS]
)

# HermiT is a Java program, which owlready2 brings; in CI it is never passed over.
java = pytest.mark.skipif(
    shutil.which("java") is None and os.environ.get("CI") != "true",
    reason="HermiT needs java: apt-get install default-jre-headless",
)

# One contradiction each, by what it breaks.
PLANTED = {
    "a party that is an organisation": "party:tenant a dg:Organisation .",
    "a requirement that is a group": "<urn:x> a dg:Requirement , dg:RequirementGroup .",
    "a service that is a component": "<urn:x> a dg:Service , dg:Component .",
    "a bucket that is a volume": "<urn:x> a ev:ObjectStorage , ev:BlockVolume .",
    "owed by two parties": "<urn:x> dg:owedBy party:tenant , party:provider .",
    "two roles": "<urn:x> dg:role role:acts , role:attests .",
    "two relations": "<urn:x> dg:relation relation:equal , relation:subset .",
    "two kinds of source": "<urn:x> dg:sourceKind kind:contract , kind:retelling .",
    "owed by a layer": "<urn:x> dg:owedBy layer:data .",
    "a control that is owed by somebody": "<urn:x> a dg:Control ; dg:owedBy party:tenant .",
    "a layer that is part of a service model": "layer:data dg:partOf service-model:iaas .",
    "a service model that is another": "service-model:iaas owl:sameAs service-model:paas .",
}


@cache
def axioms() -> Graph:
    """The core without what no reasoner looks at."""
    return without_words(together(*CORE))


def without_words(graph: Graph) -> Graph:
    words = (str(SKOS), "https://schema.org/", str(RDFS.isDefinedBy))
    kept = Graph()
    for triple in graph:
        if not isinstance(triple[2], Literal) and not str(triple[1]).startswith(words):
            kept.add(triple)
    return kept


def contradictions(graph: Graph) -> list[str]:
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return [str(target) for _, predicate, target in graph if str(predicate) == ERROR]


def is_consistent(*ntriples: bytes) -> bool:
    """Ask HermiT."""
    world = owlready2.World()
    world.get_ontology("file:///asked.owl").load(fileobj=io.BytesIO(b"".join(ntriples)))
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    return True


@cache
def core_lines() -> bytes:
    return bytes(axioms().serialize(format="nt", encoding="utf-8"))


@java
def test_hermit_finds_the_merged_ontology_consistent() -> None:
    assert is_consistent(load_knowledge().ontology_ntriples)


@java
@pytest.mark.parametrize("planted", PLANTED)
def test_hermit_finds_a_planted_contradiction(planted: str) -> None:
    added = Graph().parse(data=PREFIXES + PLANTED[planted], format="turtle")
    assert not is_consistent(core_lines(), added.serialize(format="nt", encoding="utf-8"))


@java
def test_hermit_finds_the_core_consistent() -> None:
    assert is_consistent(core_lines())


def test_the_core_is_consistent() -> None:
    assert contradictions(axioms() + Graph()) == []


def test_the_whole_ontology_is_consistent() -> None:
    whole = without_words(together(*sorted(ONTOLOGY.rglob("*.ttl"))))
    assert contradictions(whole) == []


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_contradiction_is_found(planted: str) -> None:
    added = Graph().parse(data=PREFIXES + PLANTED[planted], format="turtle")
    assert contradictions(axioms() + added)


def test_twelve_contradictions_are_planted() -> None:
    assert len(PLANTED) == 12
