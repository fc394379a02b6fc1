"""Evidence cannot vouch for itself: what is not of the evidence vocabulary refuses the file."""

import pytest

from dutygraph.evidence.gate import Gate, gate_of
from dutygraph.evidence.snapshot import snapshot_of
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.errors import InputError
from dutygraph.model.evidence import Fact
from dutygraph.model.namespace import BASE, DG, EARL, EV, RDF_TYPE, RDFS_SUBCLASS_OF, SH
from tests.evidence.picturing import AS_OF, ROOT, TRUE, bucket, fact, ports, reading, rule

LOGS = bucket("logs")
OTHERS = LOGS.replace("local", "other")


@pytest.fixture(scope="module")
def gate() -> Gate:
    return gate_of(load_knowledge(), ROOT)


PASSES = [
    fact(LOGS, "type", f"<{EV}ObjectStorage>"),
    fact(LOGS, "versioning", TRUE),
    fact(LOGS, "name", '"a \\"b\\" \\\\ \\u00e4 日志"'),
    fact(LOGS, "name", '""'),
    fact(LOGS, "unknown", f"<{EV}versioning>"),
    fact(LOGS, "fromDefault", f"<{EV}versioning>"),
    *ports(rule("r"), 22, 80),
    fact(rule("r"), "inGroup", f"<{ROOT}resource/SecurityGroup/g>"),
]

REFUSED = {
    "a superclass": Fact(LOGS, RDFS_SUBCLASS_OF, f"<{EV}ObjectStorage>", "/7"),
    "a type of the model": Fact(LOGS, RDF_TYPE, f"<{DG}Control>", "/7"),
    "a type nobody knows": Fact(LOGS, RDF_TYPE, f"<{EV}Nothing>", "/7"),
    "a property as a type": Fact(LOGS, RDF_TYPE, f"<{EV}versioning>", "/7"),
    "a type in words": Fact(LOGS, RDF_TYPE, '"ObjectStorage"', "/7"),
    "a responsibility": Fact(LOGS, DG + "owedBy", f"<{BASE}party/provider>", "/7"),
    "a finding": Fact(LOGS, EARL + "outcome", f"<{EARL}passed>", "/7"),
    "a shape": Fact(LOGS, SH + "deactivated", TRUE, "/7"),
    "sameness": Fact(LOGS, "http://www.w3.org/2002/07/owl#sameAs", f"<{LOGS}x>", "/7"),
    "an unknown property": Fact(LOGS, EV + "nothing", TRUE, "/7"),
    "a class as a property": Fact(LOGS, EV + "ObjectStorage", TRUE, "/7"),
    "another tenant": Fact(OTHERS, EV + "versioning", TRUE, "/7"),
    "the ontology": Fact(EV + "versioning", EV + "name", '"x"', "/7"),
    "a link to another tenant": Fact(LOGS, EV + "encryptedBy", f"<{OTHERS}>", "/7"),
    "a link to a control": Fact(LOGS, EV + "encryptedBy", f"<{BASE}control/x>", "/7"),
    "a mark about a class": Fact(LOGS, EV + "unknown", f"<{EV}ObjectStorage>", "/7"),
    "a blank subject": Fact("_:b", EV + "versioning", TRUE, "/7"),
    "a blank value": Fact(LOGS, EV + "encryptedBy", "_:b", "/7"),
    "two triples in a value": Fact(LOGS, EV + "name", f'"a" . <{LOGS}> <{DG}x> "b"', "/7"),
    "two lines in a value": Fact(LOGS, EV + "name", '"a\nb"', "/7"),
    "an open literal": Fact(LOGS, EV + "name", '"a', "/7"),
    "a link with a bracket": Fact(LOGS, EV + "encryptedBy", f"<{ROOT}a> <{ROOT}b>", "/7"),
    "a subject with a bracket": Fact(f"{LOGS}> <{DG}x", EV + "name", '"a"', "/7"),
    "no value": Fact(LOGS, EV + "name", "", "/7"),
}


def test_the_words_of_evidence_pass(gate: Gate) -> None:
    gate.pass_all(PASSES, file="f.json")


@pytest.mark.parametrize("what", REFUSED)
def test_anything_else_is_refused_with_its_place(what: str, gate: Gate) -> None:
    with pytest.raises(InputError) as told:
        gate.pass_all([*PASSES, REFUSED[what]], file="f.json")
    assert (told.value.file, told.value.place) == ("f.json", "/7")
    assert len(str(told.value).splitlines()) == 1


def test_a_gate_without_a_tenant_lets_nothing_through() -> None:
    with pytest.raises(InputError):
        gate_of(load_knowledge(), "").pass_all(PASSES, file="f.json")


@pytest.mark.parametrize("root", [None, ROOT])
def test_importers_are_held_to_it(root: str | None) -> None:
    bad = reading(PASSES[0], REFUSED["a responsibility"], source="s", last_page=None)
    with pytest.raises(InputError, match="owedBy"):
        snapshot_of(
            [("f.json", bad)], source=None, account=None, region=None, collected_at=None,
            pages=None, recorded=AS_OF, root=root,
        )  # fmt: skip


def test_a_file_cannot_choose_its_tenant() -> None:
    foreign = reading(Fact(OTHERS, EV + "versioning", TRUE, "/7"), source="s")
    with pytest.raises(InputError, match="own resources"):
        snapshot_of(
            [("f.json", foreign)], source=None, account=None, region=None, collected_at=None,
            pages=None, recorded=AS_OF, root=ROOT,
        )  # fmt: skip
