"""The files that would settle most of the lines that are not shown."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dutygraph.knowledge.catalogue import Knowledge
from dutygraph.knowledge.words import Words
from dutygraph.model.evidence import Scope, Snapshot
from dutygraph.model.namespace import slug_of
from dutygraph.model.status import CheckResult, ControlLine, Notice, Settling
from dutygraph.model.words import Outcome, Reason, Status, Strength
from dutygraph.status.control import there
from dutygraph.status.notice import notice, say
from dutygraph.status.population import ANYWHERE


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """One file that a line waits for: what kind of file, and about what (account, region, ...)."""

    what: str
    about: tuple[str, ...]


class Settlings:
    """Finds what each line waits for, and the files that settle most."""

    def __init__(self, knowledge: Knowledge, snapshots: Iterable[Snapshot], scope: Scope) -> None:
        """Keep what files there are."""
        self._knowledge = knowledge
        self._snapshots = {snapshot.digest: snapshot for snapshot in snapshots}
        self._scope = scope

    def best(self, lines: Iterable[ControlLine], *, number: int = 3) -> tuple[Settling, ...]:
        """Return at most so many files (or sets of like files), each with the lines it settles.

        Greedy: the first settles most, the next most of what is left, counting what those
        before it settled in part.
        """
        waiting = [
            needs
            for line in lines
            if line.status is Status.NOT_SHOWN and (needs := frozenset(self.needs(line)))
        ]
        found: list[Settling] = []
        while waiting and len(found) < number:
            counts = Counter(waiting)
            gain = {
                chosen: sum(n for needs, n in counts.items() if needs <= chosen)
                for chosen in counts
                if _one_file(chosen)
            }
            if not gain:
                smallest = min(counts, key=lambda needs: (len(needs), sorted(needs)))
                chosen = _of_one_kind(smallest)
            else:
                chosen = max(gain, key=lambda needs: (gain[needs], -len(needs), _reverse(needs)))
            settled = sum(needs <= chosen for needs in waiting)
            if settled:
                found.append(self._settling(chosen, settled))
            waiting = [needs - chosen for needs in waiting if not needs <= chosen]
        return tuple(found)

    def needs(self, line: ControlLine) -> Iterable[Need]:
        """Yield the files that would have to be there before a line can be shown."""
        for result in there(line.results):
            if result.outcome is Outcome.CANNOT_TELL:
                yield from self._result_needs(result)
        population = line.population
        if population is None or population.complete:
            return
        if line.reason in (Reason.ENGINE_FAILED, Reason.DOCUMENT_NEEDED):
            return
        if not self._scope.confirmed:
            yield Need("scope", ())
            return
        check = self._knowledge.checks.get(line.control)
        for account, region in population.missing:
            if check and check.one_per_account:
                yield Need("each", (population.kind, account))
            else:
                yield Need("inventory", (account, region))

    def _result_needs(self, result: CheckResult) -> Iterable[Need]:
        won = [origin for origin in result.origins if origin.won]
        match result.reason:
            case Reason.TOO_OLD | Reason.SOURCES_DISAGREE:
                for origin in result.origins if result.reason != Reason.TOO_OLD else won:
                    if (snapshot := self._snapshots.get(origin.snapshot)) and (
                        result.reason is not Reason.TOO_OLD or snapshot.collected
                    ):
                        yield Need("newer", (snapshot.source, _day(snapshot)))
            case Reason.TIME_UNKNOWN:
                for origin in won:
                    snapshot = self._snapshots.get(origin.snapshot)
                    if snapshot and origin.collected is None:
                        yield Need("time", (snapshot.source,))
            case Reason.TOO_WEAK:
                for origin in won:
                    snapshot = self._snapshots.get(origin.snapshot)
                    if snapshot and origin.strength in (Strength.PLANNED, Strength.DECLARED):
                        yield Need("applied", (snapshot.source,))
            case Reason.VALUE_UNKNOWN:
                check = self._knowledge.checks.get(result.check)
                if check:
                    yield Need("value", (check.kind, *lacking(result, check.reads)))
            case _:
                return

    def _settling(self, chosen: frozenset[Need], settles: int) -> Settling:
        needs = sorted(chosen)
        first, more = needs[0], len(needs) - 1
        about = self._about(first)
        plural = "-more" if more and first.what in ("inventory", "each") else ""
        what = notice(f"settle-{first.what}{plural}", **about, **({"n": more} if plural else {}))
        how = notice(f"settle-{first.what}-how", **about)
        english = [say(_named(each, self._knowledge, "en")) for each in (what, how)]
        return Settling(english[0], english[1], settles, what, how)

    def _about(self, need: Need) -> dict[str, str]:
        match need.what, need.about:
            case "inventory", (account, region):
                source = "config" if ANYWHERE in (account, region) else f"config-{account}-{region}"
                return {"account": account, "region": region, "source": source}
            case "each", (kind, account):
                return {"kind": kind, "account": account}
            case "newer", (source, date):
                return {"source": source, "date": date}
            case "time" | "applied", (source,):
                return {"source": source}
            case "value", (kind, *properties):
                return {"kind": kind, "property": ",".join(properties)}
            case _:
                return {}


def in_words(settling: Settling, knowledge: Knowledge, words: Words) -> tuple[str, str]:
    """Return what and how of a settling in a language, with the names of kinds and properties."""
    return tuple(  # type: ignore[return-value]
        say(_named(given, knowledge, words.lang), words)
        for given in (settling.what_notice, settling.how_notice)
    )


def _named(given: Notice, knowledge: Knowledge, lang: str) -> Notice:
    def label(iris: str) -> str:
        terms = (knowledge.terms.get(iri) for iri in iris.split(","))
        names = [
            term.label.in_language(lang)[0] if term else slug_of(iri)
            for term, iri in zip(terms, iris.split(","), strict=True)
        ]
        return ", ".join(names)

    values = tuple(
        (name, label(value) if name in ("kind", "property") else value)
        for name, value in given.values
    )
    return replace(given, values=values)


def lacking(result: CheckResult, reads: Sequence[str]) -> tuple[str, ...]:
    """Return the properties without a value that a result names; the first read if it names none.

    A path may name several, of which the evidence has some.
    """
    paths = [finding.path or "" for finding in result.findings]
    had = {origin.property for origin in result.origins if origin.won}
    named = tuple(iri for iri in reads if any(f"{iri}>" in path for path in paths))
    return tuple(iri for iri in named if iri not in had) or named or tuple(reads[:1])


def _one_file(needs: frozenset[Need]) -> bool:
    """Say whether the needs are one file, or several of one kind that are handed in alike."""
    return len({need.what for need in needs}) == 1 and (
        len(needs) == 1 or next(iter(needs)).what in ("inventory", "each")
    )


def _of_one_kind(needs: frozenset[Need]) -> frozenset[Need]:
    first = min(needs)
    if first.what not in ("inventory", "each"):
        return frozenset({first})
    return frozenset(need for need in needs if need.what == first.what)


def _reverse(needs: frozenset[Need]) -> tuple[int, ...]:
    """Order equal gains by name, the first in the alphabet first."""
    text = ",".join(f"{need.what}{need.about}" for need in sorted(needs))
    return tuple(-ord(letter) for letter in text)


def _day(snapshot: Snapshot) -> str:
    return f"{snapshot.collected:%Y-%m-%d}" if snapshot.collected else "?"


def by_reason(lines: Iterable[ControlLine]) -> Mapping[Reason, int]:
    """Count lines by reason."""
    return Counter(line.reason for line in lines if line.reason)
