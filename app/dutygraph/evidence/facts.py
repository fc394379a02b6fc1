"""From one record to its facts, by the mapping table."""

from collections.abc import Iterator

from dutygraph.evidence.answer import Answer, Link, Ports, Unsaid, Value
from dutygraph.evidence.record import Record
from dutygraph.evidence.table import Block, Row
from dutygraph.evidence.terms import iri, literal
from dutygraph.evidence.transforms import transform_named
from dutygraph.evidence.world import World
from dutygraph.model.evidence import Fact
from dutygraph.model.namespace import EV, RDF_TYPE

UNKNOWN, DEFAULT = EV + "unknown", EV + "fromDefault"
PROPERTIES = "account", "project", "region", "enterpriseProject"


def native_id(record: Record, block: Block) -> tuple[str, str] | None:
    """Return the id that the provider gave, with its place."""
    return _text(record, block.id)


def facts_of(record: Record, block: Block, resource: str, world: World) -> Iterator[Fact]:
    """Yield what a record is, where it is, and each property or that it is not known."""

    def fact(name: str, value: str, pointer: str) -> Fact:
        return Fact(resource, EV + name, value, pointer)

    yield Fact(resource, RDF_TYPE, iri(EV + block.kind), record.pointer)
    yield fact("sourceType", literal(record.type), record.pointer)
    if found := native_id(record, block):
        yield fact("nativeId", literal(found[0]), found[1])
    if record.address:
        yield fact("sourceAddress", literal(record.address), record.address_at)
    if not block.personal and (found := _text(record, block.name)):
        yield fact("name", literal(found[0]), found[1])
    for name in PROPERTIES:
        if found := _place(name, record, block, world):
            yield fact(name, literal(found[0]), found[1])
    for tag, pointer in record.tags:
        yield fact("tag", literal(tag), pointer)
    for row in block.rows:
        yield from _row(row, answer(row, record), record, resource, world)
    for name in block.lacking:
        yield fact("unknown", iri(EV + name), record.pointer)


def answer(row: Row, record: Record) -> Answer:
    """Ask the row's transform about a record."""
    inputs = {word: record.input(attribute) for word, attribute in row.inputs}
    return transform_named(row.transform)(inputs, row.options)


def _row(row: Row, said: Answer, record: Record, resource: str, world: World) -> Iterator[Fact]:
    name = EV + row.property
    if isinstance(said, Unsaid):
        yield Fact(resource, UNKNOWN, iri(name), said.pointer)
        return
    for value, pointer in said.values:
        yield from _value(value, pointer, name, resource, world)
    if said.default and said.values:
        yield Fact(resource, DEFAULT, iri(name), said.values[0][1])


def _value(value: Value, pointer: str, name: str, resource: str, world: World) -> Iterator[Fact]:
    if isinstance(value, Ports):
        part = f"{resource}/ports/{value.low}-{value.high}"
        yield Fact(resource, name, iri(part), pointer)
        yield Fact(part, RDF_TYPE, iri(EV + "PortRange"), pointer)
        yield Fact(part, EV + "fromPort", literal(value.low), pointer)
        yield Fact(part, EV + "toPort", literal(value.high), pointer)
    elif isinstance(value, Link):
        target = world.linked(value)
        found = iri(target) if target else iri(name)
        yield Fact(resource, name if target else UNKNOWN, found, pointer)
    else:
        yield Fact(resource, name, literal(value), pointer)


def _place(name: str, record: Record, block: Block, world: World) -> tuple[str, str] | None:
    """Return account, project, ... : what the record says, else what the flags say."""
    if name == "account":
        found = _text(record, block.account) or record.told.get(name)
        return found or ((world.account, record.pointer) if world.account else None)
    if name == "region":
        if block.region:
            return block.region, record.pointer
        # Flags name one region of one call; ``*`` says that the file is about all of them.
        flag = world.region if world.region != "*" else None
        return record.told.get(name) or ((flag, record.pointer) if flag else None)
    return record.told.get(name)


def _text(record: Record, attribute: str) -> tuple[str, str] | None:
    if not attribute:
        return None
    if attribute in record.told:
        return record.told[attribute]
    return record.text(attribute)
