"""From what the engine found to a check result: strength, age, disagreement, other tools."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dutygraph.model.evidence import Dispute, Origin, Snapshot, ToolResult
from dutygraph.model.knowledge import Check
from dutygraph.model.namespace import owner_iri
from dutygraph.model.status import CheckResult, Finding
from dutygraph.model.words import Outcome, Reason, Severity, Strength
from dutygraph.status import reasons
from dutygraph.status.population import in_time
from dutygraph.status.seen import Seen, parts

_LABELS = {Strength.PLANNED: "as-planned", Strength.DECLARED: "as-written"}


@dataclass(frozen=True, slots=True)
class Found:
    """What one run of the engine says of one check on one resource."""

    outcome: Outcome
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One source's run over disputed values: whose it is, and what the check says with them."""

    snapshot: str
    found: Found


class Scales:
    """What all results of one evaluation are weighed with."""

    def __init__(
        self,
        seen: Seen,
        origins: Iterable[Origin],
        disputes: Iterable[Dispute],
        snapshots: Iterable[Snapshot],
        as_of: datetime,
    ) -> None:
        """Index origins and disputes by resource."""
        self.seen = seen
        self.as_of = as_of
        self._snapshots = {snapshot.digest: snapshot for snapshot in snapshots}
        self._origins: dict[str, list[Origin]] = defaultdict(list)
        for origin in origins:
            self._origins[origin.resource].append(origin)
        self._disputes: dict[str, list[Dispute]] = defaultdict(list)
        for dispute in disputes:
            self._disputes[dispute.resource].append(dispute)

    def origins(self, check: Check, focus: str) -> tuple[Origin, ...]:
        """Return the origins of all values that a check reads from a resource on, won first."""
        reads = frozenset(check.reads)
        found = [
            origin
            for node in sorted(self.seen.reached(focus, reads))
            for origin in self._origins.get(node, ())
            if origin.property in reads
        ]
        return tuple(sorted(found, key=lambda origin: not origin.won))

    def disputes(self, check: Check, focus: str) -> tuple[Dispute, ...]:
        """Return the disputes about values that a check reads from a resource on."""
        if not self._disputes:
            return ()
        reads = frozenset(check.reads)
        return tuple(
            dispute
            for node in sorted(self.seen.reached(focus, reads))
            for dispute in self._disputes.get(node, ())
            if dispute.property in reads
        )

    def planned_changes(self, check: Check, focus: str) -> tuple[Origin, ...]:
        """Return the values of a plan or code that stand beside stronger ones and differ."""
        origins = self.origins(check, focus)
        won = {(one.resource, one.property, one.value) for one in origins if one.won}
        decided = {(one.resource, one.property) for one in origins if one.won}
        return tuple(
            one
            for one in origins
            if not one.won
            and one.strength in _LABELS
            and (one.resource, one.property) in decided
            and (one.resource, one.property, one.value) not in won
        )

    def told_of_parts(self, lines: Iterable[str], digest: str | None = None) -> list[str]:
        """Return what is told of the parts that lines lead to, such as ports that are not believed.

        ``digest`` keeps to one snapshot. The lines are N-Triples, what is returned as well.
        """
        ends = (split[2][1:-1] for line in lines if (split := parts(line)) and split[2][:1] == "<")
        return sorted(
            {
                f"<{origin.resource}> <{origin.property}> {origin.value} ."
                for node in set(ends)
                if owner_iri(node) != node
                for origin in self._origins.get(node, ())
                if digest in (None, origin.snapshot)
            }
        )

    def result(
        self, check: Check, focus: str, found: Found, sides: Sequence[Side] = ()
    ) -> CheckResult:
        """Return the weighed result of one check on one resource, before other tools speak.

        ``sides`` are the runs with each disagreeing source's values, if there is a dispute.
        """
        origins = self.origins(check, focus)
        if sides:
            found = self._settled(check, found, sides)
        decided = deciding(found, origins)
        reason = self._reason(check, found, decided, disputed=bool(sides))
        outcome = found.outcome
        if outcome is Outcome.PASSED and reason:
            outcome = Outcome.CANNOT_TELL
        return CheckResult(
            check=check.slug,
            control=check.control,
            resource=focus,
            resource_name=self.seen.name(focus),
            outcome=outcome,
            reason=reason,
            severity=_severity(check, found),
            findings=found.findings,
            origins=origins,
            label=self._label(focus, outcome, decided),
            drift=bool(sides) or self._differs(origins),
            seen=_latest(decided),
        )

    def unfinished(self, check: Check, focus: str) -> CheckResult:
        """Return the result of a check that the engine did not finish."""
        result = self.result(check, focus, Found(Outcome.CANNOT_TELL))
        return replace(result, reason=Reason.ENGINE_FAILED)

    def in_order(self, check: Check, origin: Origin) -> Reason | None:
        """Return why a value cannot show that something is met, or None if it can."""
        if not origin.strength.can_show_met or origin.strength.rank < check.minimum_strength.rank:
            weak: Reason | None = Reason.TOO_WEAK
        else:
            weak = None
        if origin.collected is None:
            return Reason.TIME_UNKNOWN
        if not in_time(origin.collected, self.as_of, check.max_age_days):
            return Reason.TOO_OLD
        return weak

    def _settled(self, check: Check, found: Found, sides: Sequence[Side]) -> Found:
        """Return what holds while sources disagree (status.md 4)."""
        weighty = [side for side in sides if self._weighty(check, side.snapshot)]
        failed = [side.found for side in weighty if side.found.outcome is Outcome.FAILED]
        if failed:
            return failed[0]
        outcomes = {side.found.outcome for side in weighty}
        for agreed in (Outcome.PASSED, Outcome.INAPPLICABLE):
            if outcomes == {agreed}:
                return weighty[0].found
        return Found(Outcome.CANNOT_TELL, found.findings)

    def _weighty(self, check: Check, digest: str) -> bool:
        snapshot = self._snapshots.get(digest)
        return (
            snapshot is not None
            and snapshot.strength.can_show_met
            and in_time(snapshot.collected, self.as_of, check.max_age_days)
        )

    def _reason(
        self, check: Check, found: Found, decided: Sequence[Origin], *, disputed: bool
    ) -> Reason | None:
        if found.outcome is Outcome.FAILED:
            return None
        if found.outcome is Outcome.CANNOT_TELL:
            return Reason.SOURCES_DISAGREE if disputed else Reason.VALUE_UNKNOWN
        if found.outcome is Outcome.UNTESTED:
            return Reason.NO_EVIDENCE
        return reasons.first(self.in_order(check, origin) for origin in decided)

    def _differs(self, origins: Sequence[Origin]) -> bool:
        """Say whether two sources that saw the thing itself give different values."""
        values: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for origin in origins:
            if origin.strength.can_show_met:
                source = self.source(origin)
                values[origin.resource, origin.property][source].add(origin.value)
        return any(
            len({frozenset(said) for said in by_source.values()}) > 1
            for by_source in values.values()
        )

    def _label(self, focus: str, outcome: Outcome, decided: Sequence[Origin]) -> str:
        """Say that a failure is of weak values, or that a resource is only planned or written."""
        about = decided if outcome is Outcome.FAILED else self._origins.get(focus, ())
        weakest = min((one.strength for one in about), key=lambda s: s.rank, default=None)
        if outcome is not Outcome.FAILED and any(one.strength.can_show_met for one in about):
            return ""
        return _LABELS.get(weakest, "") if weakest else ""

    def source(self, origin: Origin) -> str:
        """Return the source of the snapshot that a value comes from."""
        snapshot = self._snapshots.get(origin.snapshot)
        return snapshot.source if snapshot else origin.snapshot


def with_tools(
    own: CheckResult, tools: Sequence[ToolResult], *, check: Check, as_of: datetime
) -> CheckResult:
    """Return our result, or another tool's where no value of ours decides (status.md 4).

    A tool's passed counts only with a known time within the age limit; its failed always.
    """
    if own.outcome in (Outcome.PASSED, Outcome.FAILED, Outcome.INAPPLICABLE):
        return own
    failed = [tool for tool in tools if tool.outcome is Outcome.FAILED]
    passed = [
        tool
        for tool in tools
        if tool.outcome is Outcome.PASSED and in_time(tool.evaluated, as_of, check.max_age_days)
    ]
    taken = failed or passed
    if not taken:
        return own
    first = taken[0]
    return replace(
        own,
        outcome=first.outcome,
        reason=None,
        label="by-tool",
        tool=", ".join(dict.fromkeys(tool.tool for tool in taken)),
        seen=first.evaluated,
    )


def deciding(found: Found, origins: Sequence[Origin]) -> tuple[Origin, ...]:
    """Return the values that decided: those that a finding names, else all that won."""
    won = tuple(origin for origin in origins if origin.won)
    if found.outcome is Outcome.PASSED:
        return won
    named = tuple(
        origin
        for origin in won
        if any(f"<{origin.property}>" in (finding.path or "") for finding in found.findings)
    )
    return named or won


def _severity(check: Check, found: Found) -> Severity:
    if found.outcome is not Outcome.FAILED:
        return check.severity
    finds = {shape.iri: shape for shape in check.shapes}
    failing = [
        finding.severity
        for finding in found.findings
        if finding.shape not in finds or finds[finding.shape].finds.endswith("failed")
    ]
    order = list(Severity)
    return min(failing, key=order.index, default=check.severity)


def _latest(decided: Sequence[Origin]) -> datetime | None:
    return max((o.collected for o in decided if o.collected), default=None)


def by_resource(
    results: Iterable[tuple[str, ToolResult]], controls: Mapping[tuple[str, str], Sequence[str]]
) -> dict[tuple[str, str], list[ToolResult]]:
    """Group other tools' results by control and resource; ``controls`` by (tool, rule)."""
    found: dict[tuple[str, str], list[ToolResult]] = defaultdict(list)
    for _, result in results:
        for control in controls.get((result.tool, result.rule), ()):
            found[control, result.resource].append(result)
    return found
