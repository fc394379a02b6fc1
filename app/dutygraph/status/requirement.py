"""From controls to requirements, for each party, through the mappings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dutygraph.model import knowledge as model
from dutygraph.model.status import ControlLine, MappedLine, PartyLine, RequirementStatus
from dutygraph.model.words import Reason, Relation, Status
from dutygraph.status.join import HELD, Part, join

_AS_IT_IS = frozenset({Relation.EQUAL, Relation.SUPERSET})
_SHORTFALL = {
    Relation.SUBSET: Reason.MAPPING_PARTIAL,
    Relation.SUPERSET: Reason.MAPPING_TOO_WIDE,
    Relation.INTERSECTS: Reason.MAPPING_OVERLAPS,
}
_FAILED = frozenset({Status.NOT_MET, Status.ACCEPTED})


def through(relation: Relation, status: Status, reason: Reason | None) -> Part:
    """Return what a control's line says of a requirement (the table of status.md 5).

    Inherited counts as met and keeps its word where met would; inherited without proof stays
    what it is, except that an overlap carries nothing of it; "does not apply" stays.
    """
    if status is Status.DOES_NOT_APPLY:
        return status, None
    if status in _FAILED:
        if relation in (Relation.EQUAL, Relation.SUBSET):
            return status, None
        return Status.NOT_SHOWN, _SHORTFALL[relation]
    if relation in _AS_IT_IS:
        return status, reason
    if status in HELD:
        return Status.PARTLY_MET, _SHORTFALL[relation]
    if relation is Relation.INTERSECTS:
        kept = reason if status is Status.NOT_SHOWN else Reason.MAPPING_OVERLAPS
        return Status.NOT_SHOWN, kept
    return status, reason


def requirement_statuses(
    schemes: Iterable[str],
    requirements: Mapping[str, model.Requirement],
    mappings: Iterable[model.Mapping],
    lines: Sequence[ControlLine],
    *,
    in_scheme: Mapping[str, Sequence[ControlLine]],
) -> tuple[RequirementStatus, ...]:
    """Return the status of every requirement of the schemes, headings left out.

    ``in_scheme`` holds by scheme the lines that read otherwise there than in ``lines`` (a public
    claim belongs to one scheme).
    """
    by_requirement: dict[str, list[model.Mapping]] = defaultdict(list)
    for mapping in mappings:
        by_requirement[mapping.requirement].append(mapping)
    by_control = {scheme: _by_control(in_scheme.get(scheme, lines)) for scheme in schemes}
    return tuple(
        _status(iri, clause.scheme, by_requirement[iri], by_control[clause.scheme])
        for iri, clause in requirements.items()
        if clause.scheme in by_control and not clause.is_group
    )


def _by_control(lines: Iterable[ControlLine]) -> dict[str, list[ControlLine]]:
    found: dict[str, list[ControlLine]] = defaultdict(list)
    for line in lines:
        found[line.control].append(line)
    return found


def _status(
    iri: str,
    scheme: str,
    mappings: Sequence[model.Mapping],
    by_control: Mapping[str, Sequence[ControlLine]],
) -> RequirementStatus:
    by_party: dict[str | None, list[MappedLine]] = defaultdict(list)
    for mapping in mappings:
        for line in by_control.get(mapping.control, ()):
            status, reason = through(mapping.relation, line.status, line.reason)
            by_party[line.party].append(
                MappedLine(mapping.iri, mapping.relation, status, reason, line)
            )
    if not by_party:
        nobody = PartyLine(None, Status.NOT_SHOWN, Reason.NO_CONTROL_MAPPED, ())
        return RequirementStatus(iri, scheme, Status.NOT_SHOWN, Reason.NO_CONTROL_MAPPED, (nobody,))
    lines = tuple(_party_line(party, by_party[party]) for party in sorted(by_party, key=_order))
    status, reason = join((line.status, line.reason) for line in lines)
    return RequirementStatus(iri, scheme, status, reason, lines)


def _party_line(party: str | None, mapped: Sequence[MappedLine]) -> PartyLine:
    counted = [(line.status, line.reason) for line in mapped if not _idle(line, mapped)]
    status, reason = join(counted)
    return PartyLine(party, status, reason, tuple(mapped))


def _idle(line: MappedLine, among: Sequence[MappedLine]) -> bool:
    """Say whether a line must not lower what an equal or wider control makes met.

    So says status.md of overlaps and wider controls; a control within the clause that is itself
    met lacks nothing either once another covers the whole.
    """
    if line.status in HELD or not any(
        other.status in HELD and other.relation in _AS_IT_IS for other in among
    ):
        return False
    if line.relation in (Relation.INTERSECTS, Relation.SUPERSET):
        return True
    return line.relation is Relation.SUBSET and line.line.status in HELD


def _order(party: str | None) -> tuple[int, str]:
    known = {"tenant": 0, "provider": 1, None: 3}
    return known.get(party, 2), party or ""
