"""Names and short texts for what a report holds, for screens and pages alike."""

from collections import Counter
from collections.abc import Iterable

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.knowledge.words import Words
from dutygraph.model.evidence import EVERYTHING, Origin, Scope, Snapshot
from dutygraph.model.knowledge import PropertyShape
from dutygraph.model.namespace import slug_of
from dutygraph.model.status import CheckResult, ControlLine, StatusReport
from dutygraph.model.text import Text, visible
from dutygraph.model.words import Outcome, Reason, Status
from dutygraph.status.absence import is_absence
from dutygraph.status.seen import plain

_WITHHELD = 60


class Said:
    """Says the parts of one report in the words of one language."""

    def __init__(self, report: StatusReport, knowledge: Knowledge, words: Words) -> None:
        """Keep the report and where its names come from."""
        self.report = report
        self.knowledge = knowledge
        self.words = words
        self.lang = words.lang
        self._snapshots = {snapshot.digest: snapshot for snapshot in report.snapshots}

    def text(self, text: Text | None) -> str:
        """Return a text in the language of the words."""
        return text.in_language(self.lang)[0] if text else ""

    def term(self, iri: str) -> str:
        """Return the name of a kind or property, never its IRI."""
        term = self.knowledge.terms.get(iri) or self.knowledge.kinds.get(iri)
        return self.text(term.label) if term else slug_of(iri)

    def scope_name(self, scope: Scope) -> str:
        """Return a scope's name in words."""
        default = scope.name == EVERYTHING.name
        return self.words("scope-everything") if default else scope.name

    def control(self, slug: str) -> str:
        """Return the name of a control."""
        control = self.knowledge.controls.get(slug)
        return self.text(control.label) if control else slug

    def party(self, slug: str | None) -> str:
        """Return the name of a party, or that none is said."""
        if slug is None:
            return self.words("line-no-part")
        party = self.knowledge.parties.get(slug)
        return self.text(party.label) if party else slug

    def status(self, status: Status) -> str:
        """Return the word of a status."""
        return self.words(f"status-{status.value}")

    def reason(self, reason: Reason | None) -> str:
        """Return the words of a reason, "" without one."""
        return self.words(f"reason-{reason.value}") if reason else ""

    def line_detail(self, line: ControlLine) -> str:
        """Return what stands beside a control's status: counts, and what limits it."""
        parts = []
        if line.status in (Status.NOT_MET, Status.ACCEPTED):
            parts.append(self.words("line-n-of-m", n=line.failed, m=line.total))
        elif line.reason is Reason.POPULATION_INCOMPLETE and line.total:
            parts.append(self.words("line-met-for-seen", n=line.total))
        elif line.reason:
            parts.append(self.reason(line.reason))
        if line.unknown:
            parts.append(self.words("line-unknown", n=line.unknown))
        return "; ".join(parts)

    def message(self, result: CheckResult) -> str:
        """Return the requirement that a result broke, else the name of its control."""
        shape = self.shape(result)
        return self.text(shape.message) if shape else self.control(result.control)

    def shape(self, result: CheckResult) -> PropertyShape | None:
        """Return the shape that says best why a result is what it is."""
        check = self.knowledge.checks.get(result.check)
        if check is None:
            return None
        shapes = {shape.iri: shape for shape in check.shapes}
        known = [shapes[one.shape] for one in result.findings if one.shape in shapes]
        failing = [shape for shape in known if shape.finds.endswith("failed")]
        return next(iter(failing or known), None)

    def remedy(self, result: CheckResult) -> str:
        """Return how to mend a failed result, "" where nothing is known."""
        return self.text(self.remedy_text(result))

    def remedy_text(self, result: CheckResult) -> Text | None:
        """Return how to mend a failed result in all its languages."""
        shape = self.shape(result)
        check = self.knowledge.checks.get(result.check)
        if shape is None and check is not None:
            shape = next((one for one in check.shapes if one.finds.endswith("failed")), None)
        return shape.remedy if shape else None

    def why(self, origin: Origin) -> str:
        """Return in words why a value counts or does not, "" where none are written."""
        key = f"origin-{origin.why}"
        return self.words(key) if key in self.words else ""

    def clauses(self, control: str) -> list[str]:
        """Return the clauses that a control serves, as scheme and number."""
        found = []
        for mapping in self.knowledge.mappings:
            requirement = self.knowledge.requirements.get(mapping.requirement)
            if mapping.control == control and requirement:
                scheme = self.knowledge.schemes.get(requirement.scheme)
                name = scheme.notation if scheme else requirement.scheme
                found.append(f"{name} {requirement.notation}")
        return list(dict.fromkeys(found))

    def value(self, origin: Origin) -> str:
        """Return a property with its value."""
        text = plain(origin.value)
        if origin.value.startswith("<"):
            text = slug_of(text)
        if len(text) > _WITHHELD:
            text = text[: _WITHHELD - 1] + "…"
        return f"{self.term(origin.property)} = {visible(text)}"

    def place(self, origin: Origin) -> str:
        """Return file and pointer of a value."""
        snapshot = self._snapshots.get(origin.snapshot)
        if not snapshot:
            return origin.pointer
        number = min(origin.file, len(snapshot.files) - 1)
        name = snapshot.files[number].name if snapshot.files else snapshot.source
        return f"{name}#{origin.pointer}"

    def decisive(self, result: CheckResult) -> Origin | None:
        """Return the value that shows best why a result is what it is."""
        won = [origin for origin in result.origins if origin.won] or list(result.origins)
        paths = [finding.path or "" for finding in result.findings]
        named = [one for one in won if any(one.property in path for path in paths)]
        return next(iter(named or won), None)

    def found(self, result: CheckResult) -> tuple[str, str]:
        """Return what was found, and the file and place where it stands."""
        if is_absence(result):
            return self.words("screen-none-there"), self._shown_by(result)
        origin = self.decisive(result)
        if origin is None:
            return self.outcome(result), ""
        return self.value(origin), self.place(origin)

    def outcome(self, result: CheckResult) -> str:
        """Return the word of a result, with whose it is and why."""
        parts = [self.words(f"outcome-{result.outcome.value}")]
        if result.reason and result.outcome is not Outcome.INAPPLICABLE:
            parts.append(self.reason(result.reason))
        if result.label:
            parts.append(self.words(f"label-{result.label}", tool=result.tool))
        return ", ".join(parts)

    def _shown_by(self, result: CheckResult) -> str:
        line = next((one for one in self.report.controls if one.control == result.control), None)
        account, _, region = result.resource_name.partition("/")
        digests = line.population.shown_by if line and line.population else ()
        for snapshot in (self._snapshots[one] for one in digests if one in self._snapshots):
            places = {(one.account, one.region) for one in snapshot.coverage}
            if {(account, region), (account, "*")} & places:
                return _first_file(snapshot)
        return ""


def counts(statuses: Iterable[Status]) -> list[tuple[Status, int]]:
    """Count statuses, worst first."""
    counted = Counter(statuses)
    return [(status, counted[status]) for status in Status if counted[status]]


def _first_file(snapshot: Snapshot) -> str:
    return snapshot.files[0].name if snapshot.files else snapshot.source
