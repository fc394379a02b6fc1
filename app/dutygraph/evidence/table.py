"""The mapping table: which attribute of which form becomes which property (mapping/*.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dutygraph.evidence.tree import Json

FORMS = ("terraform", "config")
FOLDER = Path(__file__).with_name("mapping")

NEEDED, OPTIONAL, COMPUTED, BOTH = "required", "optional", "computed", "optional+computed"
NO_DEFAULT = object()


@dataclass(frozen=True, slots=True)
class Attribute:
    """One value that is read: its path in the resource, and what its absence means.

    ``presence`` is the provider's: required, optional, computed or optional+computed; only an
    optional one that is absent is known to be not set. ``seen`` says where a path of Config was
    seen written (``assumed``: nowhere). ``keep`` names how the reduced copy keeps what is no
    single value.
    """

    name: str
    path: tuple[str, ...]
    type: str = ""
    presence: str = COMPUTED
    default: object = NO_DEFAULT
    default_from: str = ""
    page: str = ""
    seen: str = ""
    beside: str = ""
    keep: str = ""

    @property
    def around(self) -> bool:
        """Say whether it stands not among the properties but around them (``/name``)."""
        return self.name.startswith("/")


@dataclass(frozen=True, slots=True)
class Row:
    """One property: the attributes it is read from, by the names that the transform gives them."""

    property: str
    transform: str
    inputs: tuple[tuple[str, Attribute], ...]
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Beside:
    """A resource of another type that says something of this one."""

    type: str
    key: str
    to: str


@dataclass(frozen=True, slots=True)
class Block:
    """How one type of one form is read as one kind.

    ``at`` is set where resources of this kind are told inside one of the type (rules inside their
    group): the list they stand in; ``holder`` is the property that links them to it.
    """

    kind: str
    type: str
    id: str
    name: str
    account: str
    region: str
    personal: bool
    attributes: Mapping[str, Attribute]
    rows: tuple[Row, ...]
    lacking: tuple[str, ...]
    besides: tuple[Beside, ...] = ()
    at: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One class of the evidence vocabulary with all its properties and where it is read from."""

    name: str
    properties: tuple[str, ...]
    blocks: Mapping[str, tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """All kinds, and the blocks of each form by type."""

    kinds: Mapping[str, Kind]
    terraform: Mapping[str, Block]
    config: Mapping[str, Block]
    beside: Mapping[str, tuple[tuple[Block, Beside], ...]]
    inside: Mapping[str, Block]


@cache
def load_table(folder: Path = FOLDER) -> Table:
    """Return the table. Raises KeyError or ValueError where a file of it says something wrong."""
    kinds = {}
    for path in sorted(folder.glob("*.yaml")):
        kind = _kind(yaml.safe_load(path.read_text(encoding="utf-8")))
        kinds[kind.name] = kind
    every = [(form, one) for kind in kinds.values() for form in FORMS for one in kind.blocks[form]]
    blocks = {
        form: {one.type: one for told, one in every if told == form and not one.at}
        for form in FORMS
    }
    beside: dict[str, list[tuple[Block, Beside]]] = {}
    for block in blocks["terraform"].values():
        for one in block.besides:
            beside.setdefault(one.type, []).append((block, one))
    return Table(
        kinds,
        blocks["terraform"],
        blocks["config"],
        {name: tuple(found) for name, found in beside.items()},
        {one.type: one for _, one in every if one.at},
    )


def _kind(said: Mapping[str, Any]) -> Kind:
    properties = tuple(said["properties"])
    blocks = {
        form: tuple(_block(said, one, properties) for one in said.get(form, ())) for form in FORMS
    }
    return Kind(said["kind"], properties, blocks)


def _block(kind: Mapping[str, Any], said: Mapping[str, Any], properties: tuple[str, ...]) -> Block:
    attributes = {
        name: _attribute(name, one or {}) for name, one in said.get("attributes", {}).items()
    }
    rows = tuple(_row(name, one, attributes) for name, one in said.get("rows", {}).items())
    unknown = {row.property for row in rows} - set(properties)
    if unknown:
        raise ValueError(f"{kind['kind']} has no property {sorted(unknown)[0]}")
    return Block(
        kind=kind["kind"],
        type=said["type"],
        id=said.get("id", "id"),
        name=said.get("name", ""),
        account=said.get("account", ""),
        region=said.get("region", ""),
        personal=bool(kind.get("personal", False)),
        attributes=attributes,
        rows=rows,
        lacking=tuple(
            one
            for one in properties
            if one not in {row.property for row in rows} and one != said.get("holder")
        ),
        besides=tuple(Beside(one["type"], one["key"], one["to"]) for one in said.get("beside", ())),
        at=said.get("at", ""),
        holder=said.get("holder", ""),
    )


def _attribute(name: str, said: Mapping[str, Any]) -> Attribute:
    beside, _, path = name.rpartition(":")
    known = {"type", "is", "default", "default_from", "page", "seen", "keep"}
    if set(said) - known:
        raise ValueError(f"{name}: unknown word {sorted(set(said) - known)[0]}")
    return Attribute(
        name=name,
        path=steps(path),
        type=said.get("type", ""),
        presence=said.get("is", COMPUTED),
        default=said.get("default", NO_DEFAULT),
        default_from=said.get("default_from", "schema" if "default" in said else ""),
        page=said.get("page", ""),
        seen=said.get("seen", ""),
        beside=beside,
        keep=said.get("keep", ""),
    )


def _row(name: str, said: Mapping[str, Any], attributes: Mapping[str, Attribute]) -> Row:
    given = said["from"]
    names = {"value": given} if isinstance(given, str) else given
    inputs = tuple((word, attributes[attribute]) for word, attribute in names.items())
    options = {key: value for key, value in said.items() if key not in ("from", "as")}
    return Row(name, said["as"], inputs, options)


def steps(path: str) -> tuple[str, ...]:
    """Return the steps of a path; ``[]`` is a step that goes into every member of a list."""
    return tuple(path.replace("[]", ".[]").split("."))


def has_default(attribute: Attribute) -> bool:
    """Say whether the provider fills in a value that nobody wrote."""
    return attribute.default is not NO_DEFAULT


def default_of(attribute: Attribute) -> Json:
    """Return that value."""
    return attribute.default  # type: ignore[return-value]


def paths_read(block: Block, source_type: str) -> list[tuple[tuple[str, ...], str]]:
    """Return the paths that are read of a resource and how each is kept.

    The resource is of the block's own type, or of one beside it.
    """
    beside = "" if source_type == block.type else source_type
    found = [
        (one.path, one.keep)
        for one in block.attributes.values()
        if one.beside == beside and not one.around
    ]
    if beside:
        return [*found, *(((one.key,), "") for one in block.besides if one.type == beside)]
    names = [block.id, "" if block.personal else block.name, block.account]
    names += sorted({one.to for one in block.besides})
    return [*found, *(((name,), "") for name in names if name)]
