"""A tenant's status: both parts side by side, lines that open, and what would settle most."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dutygraph.model.status import ControlLine, StatusReport
from dutygraph.model.text import visible
from dutygraph.model.words import Outcome
from dutygraph.status.absence import is_absence
from dutygraph.status.population import ANYWHERE
from dutygraph.status.said import Said, counts
from dutygraph.status.settle import in_words
from dutygraph.web.views.clause_status import ClauseStatus, clause_status
from dutygraph.web.views.line import LineView, side
from dutygraph.web.views.names import Link, Names
from dutygraph.web.views.requirement import clauses_of
from dutygraph.web.views.rests import PopulationView, population_view
from dutygraph.web.views.result import ResultView, result_view, shown_value
from dutygraph.web.views.statement import Statement, statement

_OUTCOMES = (
    Outcome.FAILED,
    Outcome.CANNOT_TELL,
    Outcome.UNTESTED,
    Outcome.PASSED,
    Outcome.INAPPLICABLE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """One side's part: how many lines by word and by reason."""

    title: str
    party: str
    total: int
    by_status: tuple[tuple[str, str, int], ...]
    by_reason: tuple[tuple[str, str, str, int], ...]


class Statuses:
    """Says a report in the words of one language, for pages."""

    def __init__(self, report: StatusReport, names: Names) -> None:
        """Keep the report and where its names come from."""
        self.report = report
        self.names = names
        self.said = Said(report, names.knowledge, names.words)
        self._statements = {one.iri: one for one in names.knowledge.responsibilities}
        self._kinds = {one.control: one.kind for one in names.knowledge.checks.values()}
        self._schemes: dict[str, list[str]] = {}
        for mapping in names.knowledge.mappings:
            clause = names.knowledge.requirements.get(mapping.requirement)
            if clause:
                self._schemes.setdefault(mapping.control, []).append(clause.scheme)
        self._names = {one.resource: one.resource_name for one in report.results}
        self._called = Counter(self._names.values())

    def shares(self) -> list[Share]:
        """Return your part and the provider's; a third for the others where there are any."""
        titles = (
            ("tenant", "party-tenant-part"),
            ("provider", "party-provider-part"),
            ("others", "page-status-others"),
        )
        found = [
            self._share(self.names.words(title), whose, self._lines_of(whose))
            for whose, title in titles
        ]
        return [one for one in found if one.total or one.party != "others"]

    def lines(self) -> list[LineView]:
        """Return all lines, worst first."""
        ordered = sorted(
            self.report.controls,
            key=lambda one: (one.status.rank, one.control, one.party or ""),
        )
        return [self.line(one) for one in ordered]

    def line(self, line: ControlLine) -> LineView:
        """Return one line."""
        statement = self._statements.get(line.responsibility or "")
        control = self.names.knowledge.controls.get(line.control)
        words = self.names.words
        failed = [one for one in line.results if one.outcome.value == "failed"]
        return LineView(
            control=self.names.control(line.control),
            slug=line.control,
            status=line.status.value,
            word=self.said.status(line.status),
            party=self.names.party(line.party) if line.party else None,
            party_slug=line.party or "",
            reason=line.reason.value if line.reason else "",
            detail=self.said.line_detail(line),
            todo=words(f"reason-{line.reason.value}-do") if line.reason else "",
            kind=statement.source_kind.value if statement else "",
            note=words(line.note) if line.note in words else "",
            services=control.services if control else (),
            schemes=tuple(dict.fromkeys(self._schemes.get(line.control, ()))),
            clauses=tuple(self.said.clauses(line.control)),
            failures=tuple(result_view(self, one) for one in failed[:3]),
            claim=self._claim(line),
        )

    def lines_of_control(
        self, slug: str
    ) -> list[tuple[LineView, Statement | None, list[Statement]]]:
        """Return a control's lines, each with the statement it rests on and what that overrode."""
        return [
            (self.line(one), self._statement(one.responsibility), self._statements_of(one))
            for one in self.report.controls
            if one.control == slug
        ]

    def results_of(self, slug: str) -> list[ResultView]:
        """Return the results of a control, worst first."""
        some = [one for one in self.report.results if one.control == slug]
        ranked = sorted(some, key=lambda one: (_OUTCOMES.index(one.outcome), one.resource_name))
        return [result_view(self, one) for one in ranked]

    def outcomes_of(self, slug: str) -> list[tuple[str, str, int]]:
        """Return how many results of a control there are by outcome."""
        counted = Counter(one.outcome for one in self.report.results if one.control == slug)
        word = self.names.words
        return [
            (one.value, word(f"outcome-{one.value}"), counted[one])
            for one in _OUTCOMES
            if counted[one]
        ]

    def population_of(self, slug: str) -> PopulationView | None:
        """Return what was seen of the kind that a control's check looks at."""
        found = (one.population for one in self.report.controls if one.control == slug)
        population = next(filter(None, found), None)
        return population_view(self, population) if population else None

    def clauses(self, scheme: str) -> list[ClauseStatus]:
        """Return the status of each clause of a scheme, in its order."""
        order = {
            one.iri: place for place, one in enumerate(clauses_of(self.names.knowledge, scheme))
        }
        some = [one for one in self.report.requirements if one.scheme == scheme]
        ranked = sorted(some, key=lambda one: order.get(one.requirement, 0))
        return [clause_status(self.names, self.said, one) for one in ranked]

    def clause(self, iri: str) -> ClauseStatus | None:
        """Return the status of one clause."""
        found = next((one for one in self.report.requirements if one.requirement == iri), None)
        return clause_status(self.names, self.said, found) if found else None

    def by_clause(self, scheme: str) -> dict[str, tuple[str, str]]:
        """Return status and word of each clause of a scheme, by IRI."""
        return {
            one.requirement: (one.status.value, self.said.status(one.status))
            for one in self.report.requirements
            if one.scheme == scheme
        }

    def clauses_of(self, control: str) -> list[ClauseStatus]:
        """Return the status of each clause that a control serves."""
        served = {
            one.requirement for one in self.names.knowledge.mappings if one.control == control
        }
        return [
            clause_status(self.names, self.said, one)
            for one in self.report.requirements
            if one.requirement in served
        ]

    def schemes(self) -> list[tuple[Link, str, list[tuple[str, str, int]]]]:
        """Return each scheme with its counts by word."""
        slugs = dict.fromkeys(one.scheme for one in self.report.requirements)
        return [(self.names.scheme(slug), slug, self.clause_counts(slug)) for slug in slugs]

    def clause_counts(self, scheme: str) -> list[tuple[str, str, int]]:
        """Return how many clauses of a scheme there are by word, worst first."""
        some = (one.status for one in self.report.requirements if one.scheme == scheme)
        return [(one.value, self.said.status(one), number) for one, number in counts(some)]

    def resources_of(self, service: str) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
        """Return the resources of a service: anchor, name, and their outcomes counted."""
        controls = {
            one.slug for one in self.names.knowledge.controls.values() if service in one.services
        }
        by_resource: dict[str, Counter[Outcome]] = defaultdict(Counter)
        for one in self.report.results:
            if one.control in controls and not is_absence(one):
                by_resource[one.resource][one.outcome] += 1
        word = self.names.words
        found = [
            (
                iri,
                self.resource(iri),
                [
                    (one.value, word(f"outcome-{one.value}"), counted[one])
                    for one in _OUTCOMES
                    if counted[one]
                ],
            )
            for iri, counted in by_resource.items()
        ]
        return sorted(found, key=lambda row: (-by_resource[row[0]][Outcome.FAILED], row[1]))

    def worst(self) -> list[ResultView]:
        """Return the worst failures."""
        return [result_view(self, one) for one in self.report.worst]

    def settling(self) -> list[tuple[str, str, int]]:
        """Return the files that would settle most lines: what, how, how many."""
        return [
            (*in_words(one, self.names.knowledge, self.names.words), one.settles)
            for one in self.report.settling
        ]

    def notices(self) -> list[str]:
        """Return the warnings."""
        words = self.names.words
        return [words(one.key, **dict(one.values)) for one in self.report.notices]

    def resource(self, iri: str) -> str:
        """Return the name of a resource, never its IRI."""
        name = self._names.get(iri)
        return self.called(iri, name) if name else shown_value(f"<{iri}>")

    def called(self, iri: str, name: str) -> str:
        """Return a resource's name, with its id where another has the same name."""
        ident = shown_value(f"<{iri}>")
        again = self._called[name] > 1 and ident != name
        return f"{visible(name)} ({ident})" if again else visible(name)

    def place(self, account: str, region: str = "") -> str:
        """Return an account and a region in words, so that an account's id is told as one."""
        words = self.names.words
        if account == ANYWHERE:
            return words("page-everywhere") if region in ("", ANYWHERE) else visible(region)
        if region in ("", ANYWHERE):
            return words("page-account", account=visible(account))
        return words("page-account-region", account=visible(account), region=visible(region))

    def source(self, digest: str) -> str:
        """Return the source of a snapshot."""
        return next((one.source for one in self.report.snapshots if one.digest == digest), "")

    def resting_on(self, claim: str) -> list[LineView]:
        """Return the lines whose status rests on a public claim."""
        return [self.line(one) for one in self.report.controls if one.claim == claim]

    def _claim(self, line: ControlLine) -> Link | None:
        known = (one for one in self.names.knowledge.claims if one.iri == line.claim)
        return next(map(self.names.claim, known), None)

    def _statement(self, iri: str | None) -> Statement | None:
        found = self._statements.get(iri or "")
        return statement(self.names, found) if found else None

    def _statements_of(self, line: ControlLine) -> list[Statement]:
        return [found for iri in line.overridden if (found := self._statement(iri))]

    def _lines_of(self, whose: str) -> list[ControlLine]:
        return [one for one in self.report.controls if side(one.party or "") == whose]

    def _share(self, title: str, whose: str, lines: Sequence[ControlLine]) -> Share:
        reasons = Counter(line.reason for line in lines if line.reason)
        words = self.names.words
        return Share(
            title,
            whose,
            len(lines),
            tuple(
                (status.value, self.said.status(status), number)
                for status, number in counts(line.status for line in lines)
            ),
            tuple(
                (reason.value, self.said.reason(reason), words(f"reason-{reason.value}-do"), number)
                for reason, number in reasons.most_common()
            ),
        )
