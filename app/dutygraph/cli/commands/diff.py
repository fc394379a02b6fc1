"""Say what differs between two releases of the ontology, and whether it breaks anybody."""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dutygraph.cli import options
from dutygraph.cli.plain import plain
from dutygraph.cli.screen import Screen
from dutygraph.knowledge.comparing.difference import (
    Change,
    Detail,
    Difference,
    Happened,
    Level,
    difference,
)
from dutygraph.knowledge.comparing.release import Release, read_release
from dutygraph.knowledge.words import Words
from dutygraph.model.namespace import SH, slug_of

NAME, HELP = "diff", "command-diff"
SHOWN = 20
_DECIDES = ("ofControl", "ofLayer", "owedBy", "role", "fromControl", "toRequirement", "relation")


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add what to compare."""
    options.common(parser, words)
    parser.add_argument("old", type=Path, metavar="OLD", help=words("option-diff-old"))
    parser.add_argument("new", type=Path, metavar="NEW", help=words("option-diff-new"))
    parser.add_argument("--all", action="store_true", help=words("option-all"))
    parser.add_argument("--json", action="store_true", help=words("option-json"))


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print the difference; the exit status is 1 when it breaks something."""
    for path in (args.old, args.new):
        options.is_there(path)
    releases = read_release(args.old), read_release(args.new)
    found = difference(*releases)
    if args.json:
        screen.json(_json(found))
    else:
        _show(found, releases[1], screen, len(found.changes) if args.all else SHOWN)
    return 1 if found.level is Level.MAJOR else 0


def _json(found: Difference) -> dict[str, object]:
    return {
        "level": found.level,
        "breaking": found.level is Level.MAJOR,
        **{name: plain(getattr(found, name)) for name in ("old", "new", "not_compared", "changes")},
    }


def _show(found: Difference, new: Release, screen: Screen, most: int) -> None:
    words = screen.words
    screen.line(words("diff-versions", old=found.old, new=found.new))
    screen.line(words(f"diff-level-{found.level or 'none'}"))
    for what in found.not_compared:
        screen.say(f"diff-without-{what}")
    if found.changes:
        screen.line()
        head = ["column-what", *(f"diff-{one}" for one in Happened)]
        screen.table([words(key) for key in head], _counts(found, new, screen), wide=True)
    for level in Level:
        some = [one for one in found.changes if one.level is level]
        if some:
            screen.line()
            screen.line(words(f"diff-head-{level}"))
        for one in some[:most]:
            for line in _lines(one, new, screen):
                screen.line(line)
        if len(some) > most:
            screen.say("diff-more", n=len(some) - most)


def _counts(found: Difference, new: Release, screen: Screen) -> Iterator[list[str]]:
    counted = Counter((one.kind, one.happened) for one in found.changes)
    for kind in sorted({kind for kind, _ in counted}):
        yield [_kind(kind, new, screen), *(str(counted[kind, one]) for one in Happened)]


def _kind(kind: str, new: Release, screen: Screen) -> str:
    if kind in ("query", SH + "Shape", ""):
        return screen.words(f"diff-kind-{slug_of(kind).rsplit('#')[-1].lower() or 'other'}")
    label = new.labels.get(kind)
    return label.in_language(screen.lang)[0] if label else slug_of(kind).rsplit("#")[-1]


def _lines(one: Change, new: Release, screen: Screen) -> Iterator[str]:
    words = screen.words
    label = f" – {one.label.in_language(screen.lang)[0]}" if one.label else ""
    what = f"{_kind(one.kind, new, screen)} {_short(one.iri)}"
    yield f"  {words(f'diff-{one.happened}')}  {what}{label}"
    for detail in one.details:
        if one.happened is Happened.CHANGED:
            yield from _detail(detail, new, screen)
    if one.happened is Happened.ADDED:
        said = [_values(each.added) for each in one.details if slug_of(each.property) in _DECIDES]
        if said:
            yield f"      {'; '.join(said)}"


def _detail(detail: Detail, new: Release, screen: Screen) -> Iterator[str]:
    label = new.labels.get(detail.property)
    name = label.in_language(screen.lang)[0] if label else _short(detail.property)
    yield f"      {name}"
    if detail.removed:
        yield f"        - {_values(detail.removed)}"
    if detail.added:
        yield f"        + {_values(detail.added)}"


def _values(values: tuple[str, ...]) -> str:
    return ", ".join(_short(one[1:-1]) if one.startswith("<") else one for one in values)


def _short(iri: str) -> str:
    return "/".join(iri.split("/")[-2:]) if "://" in iri else iri
