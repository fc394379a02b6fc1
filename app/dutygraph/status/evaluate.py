"""What the evidence shows for one tenant, one scope, at one date."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from dutygraph.evidence.current import current
from dutygraph.evidence.resolve import resolve
from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.evidence import Effective, Observation, Scope, Snapshot, ToolResult
from dutygraph.model.knowledge import Check
from dutygraph.model.status import CheckResult, Notice, Population, StatusReport
from dutygraph.model.words import Outcome
from dutygraph.status.absence import absent_results, tenant_iri
from dutygraph.status.drift import drifts
from dutygraph.status.duty import Duties
from dutygraph.status.examine import UNFINISHED, Examined, examine
from dutygraph.status.lines import Lines
from dutygraph.status.notice import notice, say
from dutygraph.status.population import Found as Placed
from dutygraph.status.population import absences, in_time, population
from dutygraph.status.requirement import requirement_statuses
from dutygraph.status.scope import ACCOUNT, REGION, members, place
from dutygraph.status.seen import Seen
from dutygraph.status.settle import Settlings
from dutygraph.status.weigh import Found, Scales, by_resource, with_tools
from dutygraph.status.worst import worst

Progress = Callable[[str, int, int], None]
_STEPS = ("resolve", "check", "weigh", "join")


def evaluate(
    observations: Sequence[Observation],
    *,
    knowledge: Knowledge,
    scope: Scope,
    tenant: str,
    as_of: datetime,
    run: str,
    engine: str = "fast",
    progress: Progress | None = None,
) -> StatusReport:
    """Return the status of every control and requirement, by party, with all it rests on.

    ``observations`` are all recorded ones of the tenant; ``progress`` is told the step and how
    many of how many are done. Raises UsageError for an unknown engine; an engine that fails is
    told in the report (``engine_failed``), never raised.
    """

    def begin(step: str) -> None:
        if progress:
            progress(step, _STEPS.index(step), len(_STEPS))

    begin("resolve")
    effective = resolve(observations, as_of=as_of, set_properties=knowledge.set_properties)
    now = current(observations, as_of)
    seen = Seen(effective.triples, knowledge.kinds)
    membership = members(seen, scope, effective.disputes)
    scales = Scales(
        seen,
        effective.origins,
        effective.disputes,
        (one.snapshot for one in observations),
        as_of,
    )
    begin("check")
    examined = examine(
        effective,
        knowledge,
        seen=seen,
        inside=membership.inside,
        scales=scales,
        engine=engine,
        as_of=as_of,
    )
    begin("weigh")
    weighing = _Weighing(
        knowledge, seen, scales, scope, [one.snapshot for one in now], membership.inside, effective
    )
    by_check = weighing.results(examined)
    for check in knowledge.checks.values():
        root = tenant_iri(seen.kind_of, tenant)
        by_check[check.slug] += absent_results(check, weighing.absent(check), tenant_iri=root)
    begin("join")
    results = {knowledge.checks[slug].control: tuple(found) for slug, found in by_check.items()}
    populations = {check.control: weighing.population(check) for check in knowledge.checks.values()}
    duties = Duties(knowledge, as_of.date(), _services_in_use(knowledge, seen, membership.inside))
    lines = Lines(knowledge, duties, results, populations, as_of.date())
    controls = lines.controls()
    every = tuple(one for slug in sorted(results) for one in results[slug])
    notices = (
        *membership.notices,
        *_notices(examined, every),
        *(notice("notice-responsibilities-equal", control=slug) for slug in lines.conflicts),
    )
    if progress:
        progress("join", len(_STEPS), len(_STEPS))
    return StatusReport(
        tenant=tenant,
        scope=scope,
        as_of=as_of,
        run=run,
        engine=engine,
        snapshots=tuple(one.snapshot for one in now),
        controls=controls,
        requirements=requirement_statuses(
            lines.schemes,
            knowledge.requirements,
            knowledge.mappings,
            controls,
            in_scheme=lines.in_schemes(controls),
        ),
        results=every,
        populations=_by_kind(populations.values()),
        worst=worst(every, knowledge.mappings),
        settling=Settlings(knowledge, (one.snapshot for one in now), scope).best(controls),
        drift=drifts(seen, membership.inside, effective.origins, effective.disputes, now),
        out_of_scope=membership.outside,
        unchecked_kinds=_unchecked(knowledge, seen, membership.inside),
        checks_run=len({one.check for one in every if one.outcome is not Outcome.UNTESTED}),
        warnings=tuple(say(one) for one in notices),
        engine_failed=examined.failed,
        notices=notices,
    )


class _Weighing:
    """All checks of one evaluation on all resources in scope."""

    def __init__(
        self,
        knowledge: Knowledge,
        seen: Seen,
        scales: Scales,
        scope: Scope,
        snapshots: Sequence[Snapshot],
        inside: frozenset[str],
        effective: Effective,
    ) -> None:
        self._knowledge = knowledge
        self._seen = seen
        self._scales = scales
        self._scope = scope
        self._snapshots = snapshots
        self._inside = inside
        rules: dict[tuple[str, str], list[str]] = defaultdict(list)
        for mapping in knowledge.policy_mappings:
            if mapping.closeness.startswith(("close", "exact")):
                rules[mapping.tool, mapping.rule].append(mapping.control)
        self._tools = by_resource(effective.results, rules)
        self._by_kind: dict[str, list[str]] = defaultdict(list)
        for resource, kind in seen.kind_of.items():
            if resource in inside:
                self._by_kind[kind].append(resource)
        self._fresh: dict[str, list[datetime]] = defaultdict(list)
        for origin in effective.origins:
            if origin.collected and origin.strength.can_show_met:
                self._fresh[origin.resource].append(origin.collected)

    def results(self, examined: Examined) -> dict[str, list[CheckResult]]:
        """Return the results of each check (slug), other tools heard."""
        found: dict[str, list[CheckResult]] = {slug: [] for slug in self._knowledge.checks}
        for (slug, focus), one in sorted(examined.found.items()):
            check = self._knowledge.checks[slug]
            tools = self._tools.get((check.control, focus), ())
            found[slug].append(self._result(check, focus, one, examined, tools))
        for (control, resource), tools in sorted(self._tools.items()):
            check_or_none = self._knowledge.checks.get(control)
            if check_or_none and self._only_told(check_or_none, resource):
                own = self._scales.result(check_or_none, resource, Found(Outcome.UNTESTED))
                told = with_tools(own, tools, check=check_or_none, as_of=self._scales.as_of)
                if told.outcome is not Outcome.UNTESTED:
                    found[check_or_none.slug].append(told)
        return found

    def population(self, check: Check) -> Population:
        """Return what was seen of a check's kind within the check's age limit."""
        return population(
            check.kind,
            self._placed(check),
            scope=self._scope,
            snapshots=self._snapshots,
            as_of=self._scales.as_of,
            max_age_days=check.max_age_days,
            one_per_account=check.one_per_account,
        )

    def absent(self, check: Check) -> tuple[tuple[tuple[str, str], tuple[str, ...]], ...]:
        """Return the places where a check's kind should be and is not."""
        if not check.absence_fails:
            return ()
        return absences(
            check.kind,
            [one for one in self._placed(check) if one.sure],
            scope=self._scope,
            snapshots=self._snapshots,
            as_of=self._scales.as_of,
            max_age_days=check.max_age_days,
        )

    def _result(
        self,
        check: Check,
        focus: str,
        found: Found,
        examined: Examined,
        tools: Sequence[ToolResult],
    ) -> CheckResult:
        if found is UNFINISHED:
            return self._scales.unfinished(check, focus)
        sides = examined.sides.get((check.slug, focus), ())
        own = self._scales.result(check, focus, found, sides)
        if own.outcome is not Outcome.FAILED and (check.slug, focus) in examined.after_plan:
            own = replace(own, label="after-plan")
        return with_tools(own, tools, check=check, as_of=self._scales.as_of)

    def _only_told(self, check: Check, resource: str) -> bool:
        """Say whether a tool alone knows a resource of a check's kind."""
        kind = check.kind.rsplit("/", 1)[-1]
        return resource not in self._seen.kind_of and f"/resource/{kind}/" in resource

    def _placed(self, check: Check) -> list[Placed]:
        return [
            Placed(
                resource,
                place(self._seen, resource, ACCOUNT),
                place(self._seen, resource, REGION),
                any(
                    in_time(collected, self._scales.as_of, check.max_age_days)
                    for collected in self._fresh.get(resource, ())
                ),
            )
            for resource in self._by_kind.get(check.kind, ())
        ]


def _services_in_use(knowledge: Knowledge, seen: Seen, inside: Iterable[str]) -> tuple[str, ...]:
    """Return the services of which a resource is in scope, as the checks tie kinds to services."""
    kinds = {seen.kind_of[resource] for resource in inside}
    found = {
        service
        for check in knowledge.checks.values()
        if check.kind in kinds and (control := knowledge.controls.get(check.control))
        for service in control.services
    }
    return tuple(sorted(found))


def _unchecked(
    knowledge: Knowledge, seen: Seen, inside: Iterable[str]
) -> tuple[tuple[str, int], ...]:
    known = {check.kind for check in knowledge.checks.values()}
    counted = Counter(seen.kind_of[one] for one in inside if seen.kind_of[one] not in known)
    return tuple(sorted(counted.items()))


def _by_kind(populations: Iterable[Population]) -> tuple[Population, ...]:
    """Return one population a kind: complete only if it is for every check of the kind."""
    found: dict[str, Population] = {}
    for one in populations:
        known = found.get(one.kind)
        if known is None or (known.complete and not one.complete):
            found[one.kind] = one
    return tuple(found[kind] for kind in sorted(found))


def _notices(examined: Examined, results: Sequence[CheckResult]) -> Iterable[Notice]:
    if examined.failed:
        why = examined.failed[0][1]
        yield notice("notice-engine-failed", n=len(examined.failed), why=why)
    if not results:
        yield notice("notice-no-target")
