"""What checks found and what follows for controls and requirements, by party."""

from dataclasses import dataclass
from datetime import datetime

from dutygraph.model.evidence import Origin, Scope, Snapshot
from dutygraph.model.words import Outcome, Reason, Relation, Severity, Status


@dataclass(frozen=True, slots=True)
class Finding:
    """One validation result of an engine; terms are N-Triples text, IRIs without brackets.

    ``focus``, ``shape``, ``component`` are IRIs; ``path`` is the canonical path text or None.
    """

    focus: str
    shape: str
    path: str | None
    value: str | None
    component: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class EngineOutput:
    """What one run of an engine found: findings, and every target of every check (by slug).

    ``failed`` names the checks (slugs) that could not be finished, with one line why.
    """

    findings: tuple[Finding, ...]
    targets: tuple[tuple[str, tuple[str, ...]], ...]
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check on one resource, after strength, age and disagreement were weighed.

    ``origins`` are the facts that decided; ``label`` is "" or "as-planned", "as-written",
    "after-plan" (a plan's differing values would fail), "by-tool" (then ``tool`` says whose
    outcome it is); ``drift`` when sources differ.
    """

    check: str
    control: str
    resource: str
    resource_name: str
    outcome: Outcome
    reason: Reason | None
    severity: Severity
    findings: tuple[Finding, ...]
    origins: tuple[Origin, ...]
    label: str = ""
    tool: str = ""
    drift: bool = False
    seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Population:
    """What was seen of one kind in the scope, and whether it is shown to be all."""

    kind: str
    seen: int
    complete: bool
    shown_by: tuple[str, ...]
    missing: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ControlLine:
    """The status of one control for one party in the scope, with what it rests on."""

    control: str
    party: str | None
    status: Status
    reason: Reason | None
    failed: int
    total: int
    unknown: int
    results: tuple[CheckResult, ...]
    population: Population | None
    responsibility: str | None
    overridden: tuple[str, ...] = ()
    claim: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MappedLine:
    """A control's line as it counts for one requirement through one mapping."""

    mapping: str
    relation: Relation
    status: Status
    reason: Reason | None
    line: ControlLine


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One party's line for a requirement (party None: no control mapped, or not said)."""

    party: str | None
    status: Status
    reason: Reason | None
    through: tuple[MappedLine, ...]


@dataclass(frozen=True, slots=True)
class RequirementStatus:
    """A requirement as a whole, never shown without its parties' lines."""

    requirement: str
    scheme: str
    status: Status
    reason: Reason | None
    lines: tuple[PartyLine, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell, as a key of the label table with the values of its places."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Settling:
    """A file that would settle lines that are not shown, and how many.

    ``what`` and ``how`` are the English words; ``status.notice.say`` makes those of another
    language of the two notices.
    """

    what: str
    how: str
    settles: int
    what_notice: Notice = Notice("")
    how_notice: Notice = Notice("")


@dataclass(frozen=True, slots=True)
class Drift:
    """Two sources that differ on a property, or a resource that only one side knows.

    ``kind``: "value", "unmanaged" (inventory only) or "missing" (Terraform only).
    """

    kind: str
    resource: str
    property: str | None
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class StatusReport:
    """Everything the evidence shows for one tenant, one scope, at one date.

    ``warnings`` are the English words of ``notices``.
    """

    tenant: str
    scope: Scope
    as_of: datetime
    run: str
    engine: str
    snapshots: tuple[Snapshot, ...]
    controls: tuple[ControlLine, ...]
    requirements: tuple[RequirementStatus, ...]
    results: tuple[CheckResult, ...]
    populations: tuple[Population, ...]
    worst: tuple[CheckResult, ...]
    settling: tuple[Settling, ...]
    drift: tuple[Drift, ...]
    out_of_scope: tuple[tuple[str, int], ...]
    unchecked_kinds: tuple[tuple[str, int], ...]
    checks_run: int
    warnings: tuple[str, ...] = ()
    engine_failed: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = ()
