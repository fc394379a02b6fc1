"""From a control to a requirement: every cell of the mapping table, and whose line lowers what."""

import pytest

from dutygraph.model.knowledge import Mapping, Requirement
from dutygraph.model.status import ControlLine, RequirementStatus
from dutygraph.model.text import Text
from dutygraph.model.words import Reason, Relation, SourceKind, Status
from dutygraph.status.requirement import requirement_statuses, through

MET, PARTLY, NOT_SHOWN = Status.MET, Status.PARTLY_MET, Status.NOT_SHOWN
NOT_MET, ACCEPTED, DOES_NOT_APPLY = Status.NOT_MET, Status.ACCEPTED, Status.DOES_NOT_APPLY
INHERITED, CLAIMED = Status.INHERITED, Status.INHERITED_WITHOUT_PROOF
PARTIAL, WIDE, OVERLAPS = (
    Reason.MAPPING_PARTIAL,
    Reason.MAPPING_TOO_WIDE,
    Reason.MAPPING_OVERLAPS,
)
OLD = Reason.TOO_OLD  # the control's own reason, where it has one
EQUAL, WITHIN, WIDER, OVERLAP = (
    Relation.EQUAL,
    Relation.SUBSET,
    Relation.SUPERSET,
    Relation.INTERSECTS,
)

CELLS = [
    (EQUAL, MET, MET, None),
    (EQUAL, PARTLY, PARTLY, OLD),
    (EQUAL, NOT_SHOWN, NOT_SHOWN, OLD),
    (EQUAL, NOT_MET, NOT_MET, None),
    (EQUAL, ACCEPTED, ACCEPTED, None),
    (WITHIN, MET, PARTLY, PARTIAL),
    (WITHIN, PARTLY, PARTLY, OLD),
    (WITHIN, NOT_SHOWN, NOT_SHOWN, OLD),
    (WITHIN, NOT_MET, NOT_MET, None),
    (WITHIN, ACCEPTED, ACCEPTED, None),
    (WIDER, MET, MET, None),
    (WIDER, PARTLY, PARTLY, OLD),
    (WIDER, NOT_SHOWN, NOT_SHOWN, OLD),
    (WIDER, NOT_MET, NOT_SHOWN, WIDE),
    (WIDER, ACCEPTED, NOT_SHOWN, WIDE),
    (OVERLAP, MET, PARTLY, OVERLAPS),
    (OVERLAP, PARTLY, NOT_SHOWN, OVERLAPS),
    (OVERLAP, NOT_SHOWN, NOT_SHOWN, OLD),
    (OVERLAP, NOT_MET, NOT_SHOWN, OVERLAPS),
    (OVERLAP, ACCEPTED, NOT_SHOWN, OVERLAPS),
    # The provider's words, which the table of status.md leaves to the same columns.
    (EQUAL, INHERITED, INHERITED, None),
    (WITHIN, INHERITED, PARTLY, PARTIAL),
    (WIDER, INHERITED, INHERITED, None),
    (OVERLAP, INHERITED, PARTLY, OVERLAPS),
    (EQUAL, CLAIMED, CLAIMED, OLD),
    (WITHIN, CLAIMED, CLAIMED, OLD),
    (WIDER, CLAIMED, CLAIMED, OLD),
    (OVERLAP, CLAIMED, NOT_SHOWN, OVERLAPS),
    *((relation, DOES_NOT_APPLY, DOES_NOT_APPLY, None) for relation in Relation),
]
REASONED = {PARTLY, NOT_SHOWN, CLAIMED}


@pytest.mark.parametrize(("relation", "status", "expected", "reason"), CELLS)
def test_cell(relation: Relation, status: Status, expected: Status, reason: Reason | None) -> None:
    own = OLD if status in REASONED else None
    assert through(relation, status, own) == (expected, reason)


def test_every_cell_is_walked() -> None:
    walked = {(relation, status) for relation, status, _, _ in CELLS}
    assert walked == {(relation, status) for relation in Relation for status in Status}


def line(control: str, party: str | None, status: Status) -> ControlLine:
    reason = OLD if status in REASONED else None
    if party is None:
        reason = Reason.RESPONSIBILITY_NOT_SAID
    return ControlLine(control, party, status, reason, 0, 0, 0, (), None, None)


def whole(*mapped: tuple[Relation, str | None, Status]) -> RequirementStatus:
    requirement = Requirement("q", "s", "1", Text("Q"), None, False)
    mappings = [
        Mapping(f"m{n}", f"c{n}", "q", relation, SourceKind.OUR_JUDGEMENT, None, None, None, ())
        for n, (relation, _, _) in enumerate(mapped)
    ]
    lines = [line(f"c{n}", party, status) for n, (_, party, status) in enumerate(mapped)]
    (found,) = requirement_statuses(["s"], {"q": requirement}, mappings, lines, in_scheme={})
    return found


@pytest.mark.parametrize(
    ("mapped", "expected"),
    [
        (((EQUAL, MET), (OVERLAP, NOT_MET)), MET),
        (((EQUAL, MET), (OVERLAP, NOT_SHOWN)), MET),
        (((WIDER, MET), (OVERLAP, PARTLY)), MET),
        (((EQUAL, MET), (WIDER, NOT_MET)), MET),
        (((EQUAL, MET), (WIDER, NOT_SHOWN)), MET),
        (((EQUAL, MET), (WITHIN, MET)), MET),
        (((EQUAL, MET), (WITHIN, NOT_SHOWN)), PARTLY),
        (((EQUAL, MET), (WITHIN, NOT_MET)), NOT_MET),
        (((EQUAL, MET), (EQUAL, NOT_MET)), NOT_MET),
        (((EQUAL, MET), (EQUAL, NOT_SHOWN)), PARTLY),
        (((WITHIN, MET), (WITHIN, MET)), PARTLY),
        (((WITHIN, MET), (OVERLAP, NOT_MET)), PARTLY),
        (((OVERLAP, MET), (OVERLAP, NOT_MET)), PARTLY),
        (((OVERLAP, NOT_MET), (OVERLAP, NOT_MET)), NOT_SHOWN),
        (((WIDER, NOT_MET),), NOT_SHOWN),
        (((EQUAL, DOES_NOT_APPLY), (EQUAL, MET)), MET),
        (((EQUAL, DOES_NOT_APPLY), (WITHIN, DOES_NOT_APPLY)), DOES_NOT_APPLY),
        (((EQUAL, ACCEPTED), (EQUAL, MET)), ACCEPTED),
    ],
)
def test_controls_of_one_party(
    mapped: tuple[tuple[Relation, Status], ...], expected: Status
) -> None:
    found = whole(*((relation, "tenant", status) for relation, status in mapped))
    assert [one.status for one in found.lines] == [expected]
    assert found.status is expected


def test_each_party_has_its_line_and_the_whole_joins_them() -> None:
    found = whole((EQUAL, "provider", CLAIMED), (EQUAL, "tenant", MET))
    assert [(one.party, one.status) for one in found.lines] == [
        ("tenant", MET),
        ("provider", CLAIMED),
    ]
    assert (found.status, found.reason) == (PARTLY, OLD)


def test_another_partys_met_does_not_hide_an_overlap() -> None:
    found = whole((EQUAL, "provider", INHERITED), (OVERLAP, "tenant", NOT_MET))
    assert found.status is PARTLY


def test_a_requirement_without_a_control_has_one_line_without_a_party() -> None:
    found = whole()
    (only,) = found.lines
    assert (only.party, only.status, only.reason) == (None, NOT_SHOWN, Reason.NO_CONTROL_MAPPED)
    assert (found.status, found.reason) == (NOT_SHOWN, Reason.NO_CONTROL_MAPPED)


def test_not_said_whose_part_is_not_shown() -> None:
    found = whole((EQUAL, None, NOT_SHOWN))
    (only,) = found.lines
    assert (only.party, only.reason) == (None, Reason.RESPONSIBILITY_NOT_SAID)


def test_headings_have_no_status() -> None:
    heading = Requirement("h", "s", "8", Text("Heading"), None, True)
    assert requirement_statuses(["s"], {"h": heading}, [], [], in_scheme={}) == ()
