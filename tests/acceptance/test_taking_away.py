"""Take evidence away: no line improves, and what said met for that kind stops saying it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from dutygraph.local import check_files
from dutygraph.model.status import StatusReport
from dutygraph.model.words import Status
from tests.tenants.evidence import Entry, Evidence
from tests.tenants.webshop import inventory
from tests.tenants.webshop.world import GLOBAL, read_world

BETTER = {Status.MET, Status.INHERITED, Status.DOES_NOT_APPLY}
WORLD = read_world()
REGIONS = (*WORLD.says["regions"], GLOBAL)
PAGED = [
    (account, region)
    for account in WORLD.says["accounts"]
    for region in REGIONS
    if inventory.listed(WORLD, account, region)
]


@pytest.mark.parametrize("page", ["first", "last"])
@pytest.mark.parametrize(("account", "region"), PAGED)
def test_a_page_taken_away_improves_nothing(
    account: str, region: str, page: str, evidence: Evidence, complete: StatusReport
) -> None:
    source = f"config:{account}:{region}"

    def cut(entry: Entry) -> Entry:
        files = entry.files[1:] if page == "first" else entry.files[:-1]
        return replace(entry, files=files) if entry.source == source else entry

    kept = [entry for entry in map(cut, entries(evidence)) if entry.files]
    compare(complete, report(evidence, kept))


@pytest.mark.parametrize(("account", "region"), PAGED)
def test_a_region_taken_away_improves_nothing(
    account: str, region: str, evidence: Evidence, complete: StatusReport
) -> None:
    source = f"config:{account}:{region}"
    kept = [entry for entry in entries(evidence) if entry.source != source]
    compare(complete, report(evidence, kept))


@pytest.mark.parametrize("account", WORLD.says["accounts"])
def test_an_account_taken_away_leaves_nothing_met(
    account: str, evidence: Evidence, complete: StatusReport
) -> None:
    number = WORLD.account(account)
    less = report(evidence, [one for one in entries(evidence) if one.account != number])
    compare(complete, less)
    assert [line.control for line in less.controls if met(line.status) and line.results] == []


def entries(evidence: Evidence) -> tuple[Entry, ...]:
    return evidence.entries("manifest-complete.json")


def report(evidence: Evidence, kept: Iterable[Entry]) -> StatusReport:
    requests = [evidence.request(entry) for entry in kept]
    return check_files(requests, as_of=evidence.as_of, engine="fast", scope=evidence.scope())


def compare(whole: StatusReport, less: StatusReport) -> None:
    """Hold the rule of status.md 2 for controls, for parties' lines and for requirements."""
    before, after = dict(statuses(whole)), dict(statuses(less))
    improved = [
        (key, before.get(key), status)
        for key, status in after.items()
        if status in BETTER and status is not before.get(key)
    ]
    assert improved == []
    still_met = [
        line.control
        for line in less.controls
        if met(line.status) and line.results and inventoried(line.control, less)
    ]
    assert still_met == []


def statuses(report: StatusReport) -> Iterator[tuple[tuple[str, str, str | None], Status]]:
    for line in report.controls:
        yield ("control", line.control, line.party), line.status
    for whole in report.requirements:
        yield ("requirement", whole.requirement, None), whole.status
        for part in whole.lines:
            yield ("part", whole.requirement, part.party or ""), part.status


def met(status: Status) -> bool:
    return status is Status.MET


def inventoried(control: str, report: StatusReport) -> bool:
    """Say whether the control looks at a kind that the inventory lists (no account setting)."""
    return not control.startswith(("iam-password", "iam-session", "iam-operation"))
