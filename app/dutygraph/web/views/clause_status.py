"""The status of a clause: as a whole, by party, and through which mappings."""

from dataclasses import dataclass

from dutygraph.model.status import MappedLine, PartyLine, RequirementStatus
from dutygraph.status.said import Said
from dutygraph.web.views.names import Link, Names


@dataclass(frozen=True, slots=True)
class Through:
    """A control's line as it counts for a clause through one mapping."""

    control: Link
    slug: str
    relation: str
    status: str
    word: str
    own_status: str
    own_word: str
    reason: str


@dataclass(frozen=True, slots=True)
class PartyStatus:
    """One party's line for a clause."""

    party: Link | None
    status: str
    word: str
    reason: str
    todo: str
    through: tuple[Through, ...]


@dataclass(frozen=True, slots=True)
class ClauseStatus:
    """A clause as a whole with its parties' lines."""

    clause: Link
    scheme: Link
    status: str
    word: str
    reason: str
    todo: str
    lines: tuple[PartyStatus, ...]


def clause_status(names: Names, said: Said, one: RequirementStatus) -> ClauseStatus:
    """Return the status of a clause as a page shows it."""
    words = names.words
    return ClauseStatus(
        clause=names.requirement(one.requirement),
        scheme=names.scheme(one.scheme),
        status=one.status.value,
        word=said.status(one.status),
        reason=said.reason(one.reason),
        todo=words(f"reason-{one.reason.value}-do") if one.reason else "",
        lines=tuple(_party(names, said, line) for line in one.lines),
    )


def _party(names: Names, said: Said, line: PartyLine) -> PartyStatus:
    worst_first = sorted(line.through, key=lambda one: (one.status.rank, one.reason or ""))
    return PartyStatus(
        party=names.party(line.party) if line.party else None,
        status=line.status.value,
        word=said.status(line.status),
        reason=said.reason(line.reason),
        todo=names.words(f"reason-{line.reason.value}-do") if line.reason else "",
        through=tuple(_through(names, said, one) for one in worst_first),
    )


def _through(names: Names, said: Said, one: MappedLine) -> Through:
    return Through(
        control=names.control(one.line.control),
        slug=one.line.control,
        relation=one.relation.value,
        status=one.status.value,
        word=said.status(one.status),
        own_status=one.line.status.value,
        own_word=said.status(one.line.status),
        reason=said.reason(one.reason),
    )
