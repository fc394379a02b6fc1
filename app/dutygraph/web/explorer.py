"""What the explorer asks: things by words, links by type with counts, things at a link type."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, zip_longest

from dutygraph.model.errors import QueryError
from dutygraph.model.graph import LinkType, Part, Said, Thing
from dutygraph.model.text import Text
from dutygraph.store.bind import Iri, Literal
from dutygraph.web import links, neighbours
from dutygraph.web.rows import Cell, Row, run
from dutygraph.workspace import Workspace

FOUND = 50
FEW = 200
"""So many things are put in the order of their names; of more, only those shown are named."""
AT_ONCE = 100
Key = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Expansion:
    """IRIs at a link type: those not shown yet, those shown already, how many in all."""

    new: tuple[str, ...]
    present: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is drawn round a thing at first: each with its link type, and how many there are."""

    links: tuple[tuple[LinkType, Thing], ...]
    total: int


def search(workspace: Workspace, text: str, tenant: str | None) -> list[Thing]:
    """Return the things whose names hold a text, the closest first; an IRI names itself."""
    wanted = text.strip()
    if not wanted:
        return []
    exact = _by_iri(workspace, wanted, tenant)
    found = run(workspace, "explorer/search", {"text": Literal(wanted)}, tenant)
    ranked = sorted(found, key=lambda row: _rank(row["found"].value, wanted))
    return ([exact] if exact else []) + _things(ranked, "node")[:FOUND]


def link_types(workspace: Workspace, iri: str, tenant: str | None) -> list[LinkType]:
    """Return by which properties a thing is linked, and to how many others."""
    found = run(workspace, "explorer/link-types", {"node": Iri(iri)}, tenant)
    types = [
        LinkType(
            property=row["property"].value,
            label=neighbours.property_label(row),
            inward=row["direction"].value == "in",
            count=int(row["count"].value),
        )
        for row in found
        if "property" in row
    ]
    return sorted(types, key=lambda entry: (entry.inward, entry.label.en))


def linked(
    workspace: Workspace, iri: str, property_iri: str, inward: bool, tenant: str | None
) -> list[str]:
    """Return the IRIs at one link type of a thing: by name where they are few, else by IRI."""
    params = {"node": Iri(iri), "property": Iri(property_iri)}
    found = run(workspace, "explorer/linked", params, tenant)
    others = sorted(row["other"].value for row in found if _is_inward(row) == inward)
    if len(others) > FEW:
        return others
    return [one.iri for one in named(workspace, iri, others, tenant)]


def named(workspace: Workspace, iri: str, others: Sequence[str], tenant: str | None) -> list[Thing]:
    """Return things beside a thing with their names, in the order of these."""
    rows: list[Row] = []
    for start in range(0, len(others), AT_ONCE):
        some = tuple(Iri(other) for other in others[start : start + AT_ONCE])
        rows += run(workspace, "explorer/beside", {"node": Iri(iri), "other": some}, tenant)
    things = _things(rows, "other")
    known = {one.iri for one in things}
    things += [Thing(one, Text(links.short(one))) for one in others if one not in known]
    return sorted(things, key=lambda one: (one.label.en.casefold(), one.iri))


def beginning(
    workspace: Workspace, iri: str, types: Sequence[LinkType], tenant: str | None, limit: int
) -> Beginning:
    """Return some of the things that a thing is linked to, of each link type in turn.

    So none of the types is left out while another fills the picture.
    """
    by_type: dict[Key, list[tuple[Key, str]]] = {}
    for row in run(workspace, "explorer/linked", {"node": Iri(iri)}, tenant):
        key = (row["property"].value, _is_inward(row))
        if row["other"].value != iri:
            by_type.setdefault(key, []).append((key, row["other"].value))
    turns = chain.from_iterable(zip_longest(*(sorted(by_type[key]) for key in sorted(by_type))))
    some = [pair for pair in turns if pair is not None][:limit]
    things = named(workspace, iri, list({other for _, other in some}), tenant)
    chosen = set(some)
    pairs = tuple(
        (one, thing)
        for one in types
        for thing in things
        if ((one.property, one.inward), thing.iri) in chosen
    )
    return Beginning(pairs, sum(one.count for one in types))


def expand(others: Sequence[str], shown: Collection[str], limit: int) -> Expansion:
    """Return the next things that are not shown yet, which are, and how many there are."""
    new = [one for one in others if one not in shown]
    present = tuple(one for one in others if one in shown)
    return Expansion(tuple(new[:limit]), present, len(others))


def said(workspace: Workspace, iri: str, tenant: str | None, lang: str) -> list[Said]:
    """Return what is said of a thing itself; values without a name come with their parts.

    A text that is there in the page's language is left out in the other.
    """
    found = run(workspace, "explorer/facts", {"node": Iri(iri)}, tenant)
    both = {row["property"].value for row in found if _is_in(row["value"].lang, lang)}
    wanted = [
        row
        for row in found
        if not row["value"].lang
        or _is_in(row["value"].lang, lang)
        or row["property"].value not in both
    ]
    groups = groupby(wanted, key=lambda row: (row["property"].value, row["value"]))
    return [_said(list(rows)) for _, rows in groups]


def _is_in(tag: str, lang: str) -> bool:
    return tag.lower().split("-")[0] == lang.lower().split("-")[0]


def _said(rows: list[Row]) -> Said:
    first, value = rows[0], rows[0]["value"]
    label = neighbours.property_label(first)
    if value.kind != "bnode":
        return Said(label, value.value, value.lang)
    parts = tuple(
        Part(neighbours.property_label(row, "part"), *_shown(row["detail"]))
        for row in rows
        if "part" in row
    )
    return Said(label, "", "", parts)


def _shown(cell: Cell) -> tuple[str, bool]:
    """A value inside a value: one without a name is not followed further."""
    return ("…", False) if cell.kind == "bnode" else (cell.value, cell.kind == "uri")


def _by_iri(workspace: Workspace, text: str, tenant: str | None) -> Thing | None:
    if ":" not in text:
        return None
    try:
        return neighbours.thing(workspace, text, tenant)
    except QueryError:
        return None


def _things(rows: Iterable[Row], column: str) -> list[Thing]:
    """Return each thing once, in the order of the rows, from the row that says most of it."""
    by_iri: dict[str, list[Row]] = {}
    for row in rows:
        by_iri.setdefault(row[column].value, []).append(row)
    return [neighbours.thing_of(iri, neighbours.best(rows)) for iri, rows in by_iri.items()]


def _is_inward(row: Row) -> bool:
    return row["direction"].value == "in"


def _rank(found: str, wanted: str) -> tuple[int, int, str]:
    name, asked = found.casefold(), wanted.casefold()
    closeness = 0 if name == asked else 1 if name.startswith(asked) else 2
    return closeness, len(name), name
