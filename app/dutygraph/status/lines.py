"""The line of every control for every party that owes it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.model.knowledge import Claim, Control
from dutygraph.model.status import CheckResult, ControlLine, Population
from dutygraph.model.words import Reason, Status
from dutygraph.status.control import Counted, Shown, by_checks, by_document, shown_in_ways
from dutygraph.status.duty import Duties, Owed
from dutygraph.status.provider import PROVIDERS, by_claim, claim_for

Results = Mapping[str, Sequence[CheckResult]]


class Lines:
    """Makes lines from results, populations (both by control) and who owes what."""

    def __init__(
        self,
        knowledge: Knowledge,
        duties: Duties,
        results: Results,
        populations: Mapping[str, Population],
        at: date,
    ) -> None:
        """Keep what lines are made from."""
        self._knowledge = knowledge
        self._results = results
        self._populations = populations
        self._owed = {control.slug: duties.of(control) for control in knowledge.controls.values()}
        schemes: dict[str, set[str]] = defaultdict(set)
        for mapping in knowledge.mappings:
            if requirement := knowledge.requirements.get(mapping.requirement):
                schemes[mapping.control].add(requirement.scheme)
        self._schemes = {control: sorted(found) for control, found in schemes.items()}
        served = {scheme for found in schemes.values() for scheme in found}
        self._claims: dict[str, Claim | None] = {
            scheme: claim_for(scheme, knowledge.claims, at) for scheme in sorted(served)
        }

    @property
    def schemes(self) -> tuple[str, ...]:
        """Return the slugs of the schemes that any control serves."""
        return tuple(self._claims)

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Return the controls for which sources of equal rank name different parties."""
        return tuple(slug for slug, owed in self._owed.items() if owed.conflicts)

    def controls(self) -> tuple[ControlLine, ...]:
        """Return all lines; a control that nobody is said to owe has one without a party."""
        return tuple(
            line
            for control in self._knowledge.controls.values()
            for line in self._lines(control, self._owed[control.slug])
        )

    def in_schemes(self, lines: Sequence[ControlLine]) -> dict[str, list[ControlLine]]:
        """Return the lines as they read in each scheme: a claim is held for one scheme."""
        return {
            scheme: [_claimed(line, claim) if line.party in PROVIDERS else line for line in lines]
            for scheme, claim in self._claims.items()
        }

    def _lines(self, control: Control, owed: Owed) -> list[ControlLine]:
        counted = self._counted(control)
        nobody = self._line(control, None, Status.NOT_SHOWN, counted)
        if not owed.by_party:
            return [replace(nobody, reason=Reason.RESPONSIBILITY_NOT_SAID)]
        lines: list[ControlLine] = []
        for party, statement in owed.by_party:
            overrode = owed.overrode(party)
            line = replace(
                nobody,
                party=party,
                responsibility=statement.iri,
                overridden=tuple(dict.fromkeys(entry.statement.iri for entry in overrode)),
                note="line-weaker-kind" if any(entry.weaker_kind for entry in overrode) else "",
            )
            if party in PROVIDERS:
                claims = (self._claims[one] for one in self._schemes.get(control.slug, ()))
                bare = replace(line, results=(), population=None, failed=0, total=0, unknown=0)
                lines.append(_claimed(bare, next(filter(None, claims), None)))
            else:
                status, reason = self._shown(control, counted)
                lines.append(replace(line, status=status, reason=reason))
        return lines

    def _counted(self, control: Control) -> Counted:
        return by_checks(
            Shown(
                self._results.get(control.slug, ()),
                self._populations.get(control.slug),
                checks=int(control.slug in self._knowledge.checks),
            )
        )

    def _shown(self, control: Control, counted: Counted) -> tuple[Status, Reason | None]:
        ways = []
        if "check" in control.shown_by or control.slug in self._knowledge.checks:
            ways.append((counted.status, counted.reason))
        if not ways or "document" in control.shown_by:
            ways.append(by_document())
        return shown_in_ways(ways)

    def _line(
        self, control: Control, party: str | None, status: Status, counted: Counted
    ) -> ControlLine:
        return ControlLine(
            control=control.slug,
            party=party,
            status=status,
            reason=None,
            failed=counted.failed,
            total=counted.total,
            unknown=counted.unknown,
            results=tuple(self._results.get(control.slug, ())),
            population=self._populations.get(control.slug),
            responsibility=None,
        )


def _claimed(line: ControlLine, claim: Claim | None) -> ControlLine:
    status, reason = by_claim(claim)
    return replace(line, status=status, reason=reason, claim=claim.iri if claim else None)
