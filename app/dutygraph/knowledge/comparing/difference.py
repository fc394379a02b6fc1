"""What is different between two releases, and whether it breaks whoever builds on the first."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from dutygraph.knowledge.comparing.release import Release
from dutygraph.knowledge.queries import Query
from dutygraph.knowledge.writing.prefix import full
from dutygraph.model.namespace import DG, OWL, RDF_TYPE, SH
from dutygraph.model.text import Text

_TAGGED = re.compile(r'".*"@[A-Za-z-]+', re.DOTALL)
_WORDS = {SH + "message", SH + "name", SH + "description", SH + "order"}
_SOURCES = {DG + "Citation", DG + "Publication"}
_SEVERITIES = [f"<{SH}{one}>" for one in ("Info", "Warning", "Violation")]


class Level(StrEnum):
    """How much a change weighs: the part of the version number that has to grow."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"


class Happened(StrEnum):
    """What happened to a thing."""

    REMOVED = "removed"
    CHANGED = "changed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Detail:
    """A property whose values differ; values are N-Triples terms."""

    property: str
    removed: tuple[str, ...]
    added: tuple[str, ...]
    level: Level


@dataclass(frozen=True, slots=True)
class Change:
    """A thing that came, went or changed; ``kind`` is its class (an IRI), or ``query``."""

    iri: str
    kind: str
    happened: Happened
    level: Level
    label: Text | None = None
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes, the heaviest first; ``not_compared`` is what one side came without."""

    old: str
    new: str
    changes: tuple[Change, ...]
    not_compared: tuple[str, ...] = ()

    @property
    def level(self) -> Level | None:
        """Return the heaviest level, or None when nothing differs."""
        return self.changes[0].level if self.changes else None


def difference(old: Release, new: Release) -> Difference:
    """Compare two releases."""
    changes = [*_things(old, new), *_apart(old, new)]
    missing = []
    if old.shapes is not None and new.shapes is not None:
        changes += _shapes(old, new)
    else:
        missing.append("shapes")
    if old.queries is not None and new.queries is not None:
        changes += _queries(old.queries, new.queries)
    else:
        missing.append("queries")
    changes.sort(key=_place)
    return Difference(old.version, new.version, tuple(changes), tuple(missing))


def _place(one: Change) -> tuple[object, ...]:
    """Sort the heaviest first, and sources after what rests on them."""
    heavy = list(Level).index(one.level), list(Happened).index(one.happened)
    return (*heavy, one.kind in _SOURCES, one.kind, one.iri)


def _things(old: Release, new: Release) -> Iterator[Change]:
    decisive = {
        f
        for release in (old, new)
        for f, values in release.said.items()
        if f"<{OWL}FunctionalProperty>" in values.get(RDF_TYPE, ())
    }
    for iri in old.said.keys() | new.said.keys():
        before, after = old.said.get(iri), new.said.get(iri)
        label = new.labels.get(iri) or old.labels.get(iri)
        kind = next(iter((new if after else old).kinds(iri)), "")
        if after is None:
            yield Change(iri, kind, Happened.REMOVED, Level.MAJOR, label)
        elif before is None:
            yield Change(iri, kind, Happened.ADDED, Level.MINOR, label, _all_of(after))
        elif before != after:
            yield _changed(iri, kind, label, tuple(_details(before, after, decisive)))


def _changed(iri: str, kind: str, label: Text | None, details: tuple[Detail, ...]) -> Change:
    level = min((one.level for one in details), key=list(Level).index)
    return Change(iri, kind, Happened.CHANGED, level, label, details)


def _all_of(said: Mapping[str, frozenset[str]]) -> tuple[Detail, ...]:
    """Return what an added thing says, links only: its words stand in its label."""
    return tuple(
        Detail(name, (), tuple(sorted(values)), Level.MINOR)
        for name, values in sorted(said.items())
        if name.startswith(DG) and all(value.startswith("<") for value in values)
    )


def _details(
    before: Mapping[str, frozenset[str]],
    after: Mapping[str, frozenset[str]],
    decisive: set[str],
) -> Iterator[Detail]:
    for name in sorted(before.keys() | after.keys()):
        gone = before.get(name, frozenset()) - after.get(name, frozenset())
        come = after.get(name, frozenset()) - before.get(name, frozenset())
        if gone or come:
            level = _level(name, gone, come, decisive)
            yield Detail(name, tuple(sorted(gone)), tuple(sorted(come)), level)


def _level(name: str, gone: frozenset[str], come: frozenset[str], decisive: set[str]) -> Level:
    if name in _levels():
        return _levels()[name]
    if all(_TAGGED.fullmatch(value) for value in gone | come):
        return Level.PATCH
    if name == SH + "severity":
        before, after = (_SEVERITIES.index(min(one)) for one in (gone, come))
        return Level.MAJOR if after > before else Level.MINOR
    if name.startswith(SH):
        return Level.PATCH if name in _WORDS else Level.MAJOR
    return Level.MAJOR if name in decisive else Level.MINOR


def _apart(old: Release, new: Release) -> Iterator[Change]:
    """Yield what newly excludes each other though both were there, and what no longer does."""
    for one, other in new.apart - old.apart:
        if one in old.said and other in old.said:
            detail = Detail(OWL + "disjointWith", (), (f"<{other}>",), Level.MAJOR)
            kind = next(iter(new.kinds(one)), "")
            yield _changed(one, kind, new.labels.get(one), (detail,))
    for one, other in old.apart - new.apart:
        if one in new.said and other in new.said:
            detail = Detail(OWL + "disjointWith", (f"<{other}>",), (), Level.MINOR)
            kind = next(iter(old.kinds(one)), "")
            yield _changed(one, kind, old.labels.get(one), (detail,))


def _shapes(old: Release, new: Release) -> Iterator[Change]:
    before, after = old.shapes or {}, new.shapes or {}
    kind = SH + "Shape"
    for iri in before.keys() | after.keys():
        if iri not in after:
            yield Change(iri, kind, Happened.REMOVED, Level.MAJOR)
        elif iri not in before:
            yield Change(iri, kind, Happened.ADDED, Level.MINOR)
        elif before[iri] != after[iri]:
            yield _changed(iri, kind, None, tuple(_details(before[iri], after[iri], set())))


def _queries(old: Mapping[str, Query], new: Mapping[str, Query]) -> Iterator[Change]:
    for slug in old.keys() | new.keys():
        before, after = old.get(slug), new.get(slug)
        if after is None:
            yield Change(
                slug, "query", Happened.REMOVED, Level.MAJOR, before.title if before else None
            )
        elif before is None:
            yield Change(slug, "query", Happened.ADDED, Level.MINOR, after.title)
        elif before != after:
            details = tuple(_query(before, after))
            yield _changed(slug, "query", after.title, details)


def _query(before: Query, after: Query) -> Iterator[Detail]:
    columns = set(before.returns) - set(after.returns), set(after.returns) - set(before.returns)
    if any(columns):
        level = Level.MAJOR if columns[0] else Level.MINOR
        gone, come = (tuple(sorted(one)) for one in columns)
        yield Detail("returns", gone, come, level)
    if before.params != after.params:
        given = [tuple(f"{name}: {kind}" for name, kind in one.params) for one in (before, after)]
        yield Detail("params", given[0], given[1], Level.MAJOR)
    if before.kind != after.kind:
        yield Detail("kind", (before.kind,), (after.kind,), Level.MAJOR)
    if before.text != after.text:
        yield Detail("text", (), (), Level.MINOR)
    if (before.title, before.description) != (after.title, after.description):
        yield Detail("words", (), (), Level.PATCH)


@cache
def _levels() -> dict[str, Level]:
    with (Path(__file__).parent / "levels.csv").open(encoding="utf-8", newline="") as handle:
        return {full(row["property"]): Level(row["level"]) for row in csv.DictReader(handle)}
