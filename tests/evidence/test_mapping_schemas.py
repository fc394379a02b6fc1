"""Every attribute in the mapping table is the provider's: name, type, presence, default."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef

from dutygraph.evidence.table import Attribute, Block, has_default, load_table
from dutygraph.evidence.terraform import ALWAYS
from dutygraph.model.namespace import EV
from tests.shared_files import shared

Json = dict[str, Any]
ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
FOLDER = shared("data/evidence/d14-provider-schema")
TABLE = load_table()
PAIRS = [
    (attribute.beside or block.type, attribute)
    for block in TABLE.terraform.values()
    for attribute in block.attributes.values()
]
EVERY = pytest.mark.parametrize(
    ("kind", "attribute"), PAIRS, ids=lambda part: part if isinstance(part, str) else part.name
)


@cache
def schema(kind: str) -> Json:
    path = FOLDER / f"{kind.removeprefix('huaweicloud_')}.json"
    providers = json.loads(path.read_text(encoding="utf-8"))["provider_schemas"]
    (provider,) = providers.values()
    found: Json = provider["resource_schemas"][kind]["block"]
    return found


def find(kind: str, path: tuple[str, ...]) -> Json:
    """Return the schema of an attribute: through blocks and through lists of objects."""
    block = schema(kind)
    names = [name for name in path if name != "[]"]
    for name in names[:-1]:
        block = block["block_types"][name]["block"]
    found: Json = block["attributes"][names[-1]]
    return found


def element(said: Any) -> Any:
    return said[1] if isinstance(said, list) else said


def presence(said: Json) -> str:
    if said.get("required"):
        return "required"
    words = [word for word in ("optional", "computed") if said.get(word)]
    return "+".join(words)


@EVERY
def test_attribute_is_as_the_provider_says(kind: str, attribute: Attribute) -> None:
    said = find(kind, attribute.path)
    assert element(said["type"]) == attribute.type
    assert isinstance(said["type"], list) == (attribute.path[-1] == "[]")
    assert presence(said) == attribute.presence


@EVERY
def test_default_is_the_provider_s(kind: str, attribute: Attribute) -> None:
    said = find(kind, attribute.path)
    if not has_default(attribute):
        assert "default" not in said
    elif attribute.default_from == "schema":
        assert said["default"] == attribute.default
    else:  # a default of the documentation only where nothing is computed, with its page
        assert attribute.default_from == "docs"
        assert attribute.presence == "optional" and attribute.page.startswith("docs/")
        assert "default" not in said


@EVERY
def test_nothing_sensitive_is_read(kind: str, attribute: Attribute) -> None:
    assert not find(kind, attribute.path).get("sensitive")


@pytest.mark.parametrize("kind", sorted(TABLE.terraform))
def test_identity_and_what_is_always_read_are_attributes(kind: str) -> None:
    block = TABLE.terraform[kind]
    attributes = schema(kind)["attributes"]
    named = {block.id, block.name, block.account} - {""}
    named |= {one.to for one in block.besides}
    assert named <= set(attributes)
    always = {path[0] for path in ALWAYS}
    assert not any(attributes[name].get("sensitive") for name in always & set(attributes))
    for one in block.besides:
        assert one.key in schema(one.type)["attributes"]


def blocks() -> Iterator[Block]:
    for kind in TABLE.kinds.values():
        for found in kind.blocks.values():
            yield from found


def test_kinds_and_properties_are_those_of_the_ontology() -> None:
    graph = Graph().parse(ONTOLOGY / "core" / "evidence.ttl")
    told: dict[str, set[str]] = {}
    for name, kind in graph.subject_objects(URIRef("https://schema.org/domainIncludes")):
        told.setdefault(str(kind), set()).add(str(name).removeprefix(EV))
    shared_by_all = told.pop(EV + "CloudResource")
    told.pop(EV + "PortRange")
    assert {EV + kind for kind in TABLE.kinds} == set(told)
    for kind in TABLE.kinds.values():
        assert set(kind.properties) - shared_by_all == told[EV + kind.name] - shared_by_all


def test_every_path_of_config_says_where_it_was_seen() -> None:
    told = [
        attribute
        for kind in TABLE.kinds.values()
        for block in kind.blocks["config"]
        for attribute in block.attributes.values()
    ]
    assert told and all(attribute.seen for attribute in told)


def test_a_property_is_read_in_one_way_for_each_type() -> None:
    for block in blocks():
        names = [row.property for row in block.rows]
        assert len(names) == len(set(names))
        assert not set(names) & set(block.lacking)
