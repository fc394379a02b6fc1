"""The catalogue holds what the contracts promise, and quickly."""

import re
import subprocess
import sys

import pytest
from rdflib import URIRef

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.knowledge.words import load_words
from dutygraph.model.namespace import BASE, EV, RDF_TYPE, RDFS_SUBCLASS_OF
from dutygraph.model.words import Reason, Relation, SourceKind, Status, Strength
from tests.knowledge.files import ROOT, parsed

TYPES = {"b": "boolean", "i": "integer", "s": "string"}
PARTIES = {
    "provider", "manufacturer", "tenant", "partner", "carrier", "regulator", "auditor",
    "certification-body", "end-user",
}  # fmt: skip


LAYERS = {
    "cloud-stack", "physical-facilities", "physical-network", "physical-hosts", "virtualisation",
    "operating-system", "runtime", "network-controls", "applications", "identity-and-access",
    "data", "configuration", "client-devices", "storage", "security-operations", "compliance",
}  # fmt: skip


def documented() -> dict[str, dict[str, str]]:
    """Kind to property to type, as the table in docs/architecture.md says it."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        kind = re.match(r"([A-Z]\w+)", cells[0])
        if kind and len(cells) == 4 and (listed := re.sub(r"\([^)]*\)", "", cells[3])):
            pairs = re.findall(r"([a-z]\w+) (b|i|s|IRI)\b", listed)
            if pairs:
                found[kind[1]] = dict(pairs)
    return found


def test_the_documented_kinds_and_no_others_exist() -> None:
    kinds = {iri.removeprefix(EV) for iri in load_knowledge().kinds}
    assert kinds == set(documented()) - {"PortRange"}
    assert EV + "PortRange" in load_knowledge().terms


def test_every_documented_property_exists_with_its_type_where_it_is_expected() -> None:
    vocabulary = parsed(ROOT / "ontology/core/evidence.ttl")
    ask = """PREFIX schema: <https://schema.org/>
    SELECT ?range WHERE { ?p schema:domainIncludes ?kind ; rdfs:range ?range }"""
    told = 0
    for kind, properties in documented().items():
        for name, written in properties.items():
            bound = {"p": URIRef(EV + name), "kind": URIRef(EV + kind)}
            [row] = vocabulary.query(ask, initBindings=bound)
            found = str(row[0])
            assert found.startswith(EV) if written == "IRI" else found.endswith(TYPES[written])
            told += 1
    assert told > 40


def test_sets_and_allowed_properties() -> None:
    knowledge = load_knowledge()
    names = {iri.removeprefix(EV) for iri in knowledge.set_properties}
    assert names == {"tag", "portRange", "usesGroup"}
    assert knowledge.set_properties <= knowledge.allowed_predicates
    assert all(one.startswith(EV) for one in knowledge.allowed_predicates)
    assert RDF_TYPE not in knowledge.allowed_predicates
    common = ("account", "region", "project", "enterpriseProject", "tag", "name", "nativeId")
    assert {EV + one for one in common} <= knowledge.allowed_predicates


def test_the_closure_holds_only_subclasses_of_evidence() -> None:
    closure = load_knowledge().subclass_closure
    assert f"<{EV}ObjectStorage> <{RDFS_SUBCLASS_OF}> <{EV}CloudResource> ." in closure
    assert all(line.startswith(f"<{EV}") and f"> <{EV}" in line for line in closure)


@pytest.mark.parametrize(
    ("kind", "words"),
    [("status", Status), ("reason", Reason), ("strength", Strength), ("kind", SourceKind),
     ("relation", Relation)],
)  # fmt: skip
def test_every_closed_word_is_a_thing_of_the_ontology(kind: str, words: type) -> None:
    text = load_knowledge().ontology_ntriples.decode()
    described = set(re.findall(rf"^<{BASE}{kind}/([a-z-]+)> <{RDF_TYPE}>", text, re.MULTILINE))
    assert described == {word.value for word in words}


@pytest.mark.parametrize("kind", ["status", "reason", "strength"])
@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_the_ontologys_word_is_the_word_on_the_page(kind: str, lang: str) -> None:
    words = load_words(lang)
    text = load_knowledge().ontology_ntriples.decode()
    labels = re.findall(
        rf'^<{BASE}{kind}/([a-z-]+)> <\S+#prefLabel> "(.*)"@{lang} \.$', text, re.MULTILINE
    )
    assert labels
    for slug, label in labels:
        assert words(f"{kind}-{slug}") == label.encode().decode()


def test_parties_layers_and_models() -> None:
    knowledge = load_knowledge()
    assert set(knowledge.parties) == PARTIES
    roots = [layer.slug for layer in knowledge.layers.values() if layer.parent is None]
    assert roots == ["cloud-stack"]
    assert list(knowledge.service_models) == ["on-premises", "iaas", "paas", "saas"]
    assert set(knowledge.layers) >= LAYERS


def test_reading_the_catalogue_needs_no_rdflib() -> None:
    code = (
        "import sys; from dutygraph.knowledge.catalogue import load_knowledge; load_knowledge();"
        "sys.exit('rdflib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
