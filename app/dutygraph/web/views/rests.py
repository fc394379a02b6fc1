"""What a report rests on: differences of sources, what was seen of each kind, and the files."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutygraph.model.status import Drift, Population
from dutygraph.model.text import visible
from dutygraph.web.views.names import Spoken
from dutygraph.web.views.result import shown_value

if TYPE_CHECKING:
    from dutygraph.web.views.status import Statuses


@dataclass(frozen=True, slots=True)
class DriftView:
    """A difference between sources about a resource."""

    word: str
    resource: str
    property: Spoken | None
    sides: tuple[tuple[str, str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class PopulationView:
    """What was seen of one kind in the scope."""

    kind: Spoken
    seen: int
    complete: bool
    shown_by: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileView:
    """One snapshot: its source, its files, how strong and old it is, what became of its records."""

    source: str
    names: tuple[str, ...]
    strength: str
    collected: str
    read: int
    imported: int
    partial: bool


@dataclass(frozen=True, slots=True)
class Rests:
    """All that a report rests on, and the resources that no line is about, counted by kind."""

    drift: tuple[DriftView, ...]
    populations: tuple[PopulationView, ...]
    files: tuple[FileView, ...]
    out_of_scope: tuple[tuple[Spoken, int], ...]
    unchecked: tuple[tuple[Spoken, int], ...]


def rests(statuses: "Statuses") -> Rests:
    """Return what a tenant's report rests on."""
    report, term = statuses.report, statuses.names.term
    return Rests(
        drift=tuple(_drift(statuses, one) for one in report.drift),
        populations=tuple(population_view(statuses, one) for one in report.populations),
        files=_files(statuses),
        out_of_scope=tuple((term(kind), number) for kind, number in report.out_of_scope),
        unchecked=tuple((term(kind), number) for kind, number in report.unchecked_kinds),
    )


def population_view(statuses: "Statuses", one: Population) -> PopulationView:
    """Return what was seen of one kind."""
    return PopulationView(
        kind=statuses.names.term(one.kind),
        seen=one.seen,
        complete=one.complete,
        shown_by=tuple(dict.fromkeys(statuses.source(digest) for digest in one.shown_by)),
        missing=tuple(statuses.place(*place) for place in one.missing),
    )


def _files(statuses: "Statuses") -> tuple[FileView, ...]:
    return tuple(
        FileView(
            source=visible(one.source),
            names=tuple(visible(mark.name) for mark in one.files),
            strength=one.strength.value,
            collected=f"{one.collected:%Y-%m-%d %H:%M}" if one.collected else "",
            read=sum(each.read for each in one.reports),
            imported=sum(each.imported for each in one.reports),
            partial=one.partial,
        )
        for one in sorted(statuses.report.snapshots, key=lambda one: one.source)
    )


def _drift(statuses: "Statuses", drift: Drift) -> DriftView:
    return DriftView(
        word=statuses.names.words(f"drift-{drift.kind}"),
        resource=statuses.resource(drift.resource),
        property=statuses.names.term(drift.property) if drift.property else None,
        sides=tuple(
            (
                shown_value(one.value),
                visible(statuses.source(one.snapshot)),
                f"{one.collected:%Y-%m-%d}" if one.collected else "–",
                one.won,
            )
            for one in drift.origins
        ),
    )
