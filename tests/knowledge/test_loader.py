"""A file that breaks the contract is one error that names file and subject."""

import shutil
from pathlib import Path

import pytest

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.errors import InputError
from dutygraph.model.namespace import BASE
from tests.knowledge.files import ONTOLOGY, SHAPES

PREFIXES = "".join(
    f"PREFIX {kind}: <{BASE}{kind}/>\n"
    for kind in (
        "check", "citation", "control", "edition", "kind", "layer", "mapping", "method",
        "organisation", "party", "publication", "responsibility", "role", "service", "shape",
        "strength",
    )
) + f"""PREFIX dg: <{BASE}ns/>
PREFIX ev: <{BASE}ev/>
PREFIX earl: <http://www.w3.org/ns/earl#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""  # fmt: skip
SOURCES = """
organisation:x a dg:Organisation ; skos:prefLabel "X"@en , "某"@zh-Hans .
publication:x a dg:Publication ; skos:prefLabel "X"@en , "某"@zh-Hans ;
    dg:publisher "X" ; dg:address "https://example.org/" .
citation:x a dg:Citation ; dg:inPublication publication:x ; dg:locator "H" ; dg:seenOn "2026-11" .
edition:x a dg:Edition ; skos:prefLabel "X"@en , "某"@zh-Hans ; dg:publishedBy organisation:x ;
    dg:sourceKind kind:provider-page ; dg:firstSeen "2025-01-01"^^xsd:date .
"""
CONTROL = """
control:x a dg:Control ; skos:prefLabel "X"@en , "某"@zh-Hans ;
    skos:definition "Every x is y."@en , "每个某。"@zh-Hans ;
    dg:onLayer layer:data ; dg:shownBy method:check ; dg:citation citation:x .
responsibility:x-tenant a dg:Responsibility ; dg:ofControl control:x ; dg:owedBy party:tenant ;
    dg:role role:acts ; dg:statedIn edition:x ; dg:sourceKind kind:provider-page ;
    dg:citation citation:x .
"""
CHECK = """
check:x a dg:Check ; dg:ofControl control:x ; dg:shape shape:x ; dg:looksAt ev:ObjectStorage ;
    dg:reads ev:versioning ; dg:minimumStrength strength:recorded ; dg:maxAgeDays 30 ;
    dg:parameter "minimum=8" .
shape:x a sh:NodeShape ; sh:targetClass ev:ObjectStorage ; sh:property shape:x-on , shape:x-seen .
shape:x-on a sh:PropertyShape ; sh:path ev:versioning ; sh:in ( true ) ; sh:severity sh:Warning ;
    sh:message "It should be on."@en , "应开启。"@zh-Hans ; dg:finds earl:failed ;
    dg:remedy "Switch it on."@en , "开启。"@zh-Hans .
shape:x-seen a sh:PropertyShape ; sh:path ev:versioning ; sh:minCount 1 ;
    sh:severity sh:Violation ; sh:message "It must be seen."@en , "必须可见。"@zh-Hans ;
    dg:finds earl:cantTell .
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The real core with content of our own."""
    shutil.copytree(ONTOLOGY / "core", tmp_path / "ontology/core")
    for one in ("dutygraph", "layers", "parties", "models"):
        shutil.copy(ONTOLOGY / f"{one}.ttl", tmp_path / "ontology")
    write(tmp_path, "ontology/sources.ttl", SOURCES)
    write(tmp_path, "ontology/controls/x.ttl", CONTROL)
    write(tmp_path, "shapes/controls/x.ttl", CHECK)
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PREFIXES + text, encoding="utf-8")


def test_a_small_ontology_is_read(root: Path) -> None:
    knowledge = load_knowledge(root)
    assert list(knowledge.controls) == list(knowledge.checks) == ["x"]
    check = knowledge.checks["x"]
    assert (check.kind, check.reads) == (f"{BASE}ev/ObjectStorage", (f"{BASE}ev/versioning",))
    # must is only said of what cannot be told; the strongest failure is a should
    assert (check.severity, check.max_age_days) == ("should", 30)
    assert check.parameters == (("minimum", "8"),)
    assert [shape.path for shape in check.shapes] == [f"<{BASE}ev/versioning>"] * 2
    assert {shape.finds.rsplit("#")[-1] for shape in check.shapes} == {"failed", "cantTell"}
    [said] = knowledge.responsibilities
    assert (said.control, said.party, said.role, said.edition) == ("x", "tenant", "acts", "x")


def test_without_shapes_there_are_no_checks(root: Path) -> None:
    shutil.rmtree(root / "shapes")
    assert load_knowledge(root).checks == {}


def test_the_digest_changes_with_any_file(root: Path) -> None:
    before = load_knowledge(root).digest
    for name in ("ontology/sources.ttl", "shapes/controls/x.ttl"):
        load_knowledge.cache_clear()
        path = root / name
        path.write_bytes(path.read_bytes() + b"\n")
        after = load_knowledge(root).digest
        assert after != before
        before = after


BROKEN = {
    "not Turtle": ("ontology/controls/x.ttl", "dg:Control ;", "dg:Control", "is not Turtle"),
    "no Chinese": ("ontology/controls/x.ttl", ' , "每个某。"@zh-Hans', "", "in en and zh-Hans"),
    "no language": ("ontology/controls/x.ttl", '"某"@zh-Hans', '"某"', "without a language"),
    "two of a language": ("ontology/controls/x.ttl", '"某"@zh-Hans', '"Y"@en', "two of prefLabel"),
    "no layer": ("ontology/controls/x.ttl", "dg:onLayer layer:data ; ", "", "needs a layer"),
    "no proof": ("ontology/controls/x.ttl", "dg:shownBy method:check ; ", "", "needs shownBy"),
    "no citation": (
        "ontology/controls/x.ttl", "method:check ; dg:citation citation:x", "method:check",
        "needs a citation",
    ),
    "two parties": (
        "ontology/controls/x.ttl", "party:tenant", "party:tenant , party:provider",
        "only one owedBy",
    ),
    "no role": ("ontology/controls/x.ttl", "dg:role role:acts ;", "", "needs role"),
    "control and layer": (
        "ontology/controls/x.ttl", "dg:ofControl control:x ;",
        "dg:ofControl control:x ; dg:ofLayer layer:data ;", "exactly one of ofControl",
    ),
    "a word that is none": (
        "ontology/controls/x.ttl", "kind:provider-page", "kind:rumour",
        "kind/rumour, which does not exist",
    ),
    "a link of the wrong kind": (
        "ontology/controls/x.ttl", "dg:statedIn edition:x", "dg:statedIn layer:data", "no edition",
    ),
    "a party that does not exist": (
        "ontology/controls/x.ttl", "party:tenant", "party:nobody",
        f"names {BASE}party/nobody, which does not exist",
    ),
    "a term that does not exist": (
        "ontology/controls/x.ttl", "dg:onLayer layer:data", "dg:onLayer layer:data ; dg:onLyer 1",
        "ns/onLyer, which does not exist",
    ),
    "an edition without a date": (
        "ontology/sources.ttl", ' ;\n    dg:sourceKind kind:provider-page ; dg:firstSeen '
        '"2025-01-01"^^xsd:date', " ; dg:sourceKind kind:provider-page", "needs a date",
    ),
    "a date that is none": ("ontology/sources.ttl", '"2025-01-01"', '"2025"', "needs a date like"),
    "two homes": ("ontology/sources.ttl", SOURCES, SOURCES + "control:x dg:order 1 .", "as well"),
    "a shape that says nothing": (
        "shapes/controls/x.ttl", "dg:finds earl:cantTell", 'skos:scopeNote "x"@en', "needs finds",
    ),
    "a failure without remedy": (
        "shapes/controls/x.ttl", 'dg:remedy "Switch it on."@en , "开启。"@zh-Hans',
        'skos:scopeNote "x"@en', "needs a remedy",
    ),
    "a check that cannot fail": (
        "shapes/controls/x.ttl", "dg:finds earl:failed", "dg:finds earl:inapplicable", "never fail",
    ),
    "a severity of its own": (
        "shapes/controls/x.ttl", "sh:severity sh:Warning", "sh:severity sh:Bad", "has severity",
    ),
    "a shape of another name": ("shapes/controls/x.ttl", "dg:shape shape:x", "dg:shape shape:x-on",
        "one slug"),
    "another target": (
        "shapes/controls/x.ttl", "sh:targetClass ev:ObjectStorage", "sh:targetClass ev:BlockVolume",
        "needs targetClass",
    ),
    "nothing read": ("shapes/controls/x.ttl", "dg:reads ev:versioning ;", "", "needs reads"),
    "a parameter without value": (
        "shapes/controls/x.ttl", '"minimum=8"', '"minimum"', "not name=value",
    ),
    "a check of no control": (
        "ontology/controls/x.ttl", CONTROL, "", f"names {BASE}control/x, which does not exist",
    ),
}  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN)
def test_what_breaks_the_contract_is_told_with_file_and_subject(root: Path, broken: str) -> None:
    name, old, new, told = BROKEN[broken]
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_knowledge(root)
    message = str(caught.value)
    assert told in message and "\n" not in message
    assert message.startswith(
        "shapes/controls/x.ttl" if broken == "a check of no control" else name
    )
    assert BASE in message or broken == "not Turtle"


def test_the_ontology_of_the_checkout_names_nothing_that_does_not_exist() -> None:
    assert load_knowledge().digest
    assert (SHAPES / "controls").is_dir()
