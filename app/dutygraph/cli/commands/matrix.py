"""Print the responsibility matrix, or write it as a file."""

import argparse
from datetime import UTC, date, datetime

from dutygraph.cli import deliver, options
from dutygraph.cli.screen import Screen
from dutygraph.export import matrix as forms
from dutygraph.export.matrix.grid import Grid, Gridder, Line
from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.knowledge.words import Words
from dutygraph.model.errors import NotFoundError, UsageError
from dutygraph.model.text import Text
from dutygraph.status import matrix
from dutygraph.status.owners import VIEWS

NAME, HELP = "matrix", "command-matrix"


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add what the matrix is of, in whose words and in which form."""
    options.common(parser, words)
    parser.add_argument("--service", metavar="SLUG", help=words("option-matrix-service"))
    parser.add_argument("--component", metavar="SLUG", help=words("option-matrix-component"))
    parser.add_argument(
        "--model", action="append", metavar="SLUG", help=words("option-matrix-model")
    )
    parser.add_argument("--edition", metavar="SLUG", help=words("option-matrix-edition"))
    parser.add_argument("--as-of", type=options.moment, metavar="DAY", help=words("option-as-of"))
    parser.add_argument("--as", dest="view", choices=VIEWS, help=words("option-matrix-as"))
    parser.add_argument(
        "--format", choices=("table", *forms.FORMATS), default="table", help=words("option-format")
    )
    deliver.output(parser, words)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print or write it. Raises NotFoundError, UsageError."""
    knowledge = load_knowledge()
    _check(args, knowledge)
    at = (args.as_of or datetime.now(UTC)).date()
    grid = Gridder(knowledge, screen.words).grid(
        _title(args, knowledge, screen),
        screen.words(f"matrix-note-{_what(args)}", day=at.isoformat()),
        _rows(args, knowledge, at),
        args.model or matrix.models(knowledge),
        args.view or "",
    )
    if args.format != "table":
        deliver.deliver(forms.written(grid, args.format), args.output, screen)
    elif args.output:
        raise UsageError(f"a table is for the screen; use --format with {', '.join(forms.FORMATS)}")
    else:
        _show(grid, screen)
    return 0


def _check(args: argparse.Namespace, knowledge: Knowledge) -> None:
    if args.edition and (args.service or args.component):
        raise UsageError("an edition says what it says of layers alone; leave --service out")
    known = {
        "service": {slug for slug, one in knowledge.services.items() if not one.part_of},
        "component": {slug for slug, one in knowledge.services.items() if one.part_of},
        "edition": set(knowledge.editions),
    }
    for name, slugs in known.items():
        asked = getattr(args, name)
        if asked and asked not in slugs:
            raise NotFoundError(f"no {name} is named {asked}")
    for model in args.model or ():
        if model not in knowledge.service_models:
            names = ", ".join(matrix.models(knowledge))
            raise NotFoundError(f"no service model is named {model}; there are {names}")
    if args.component:
        owner = knowledge.services[args.component].part_of
        if args.service not in (None, owner):
            raise UsageError(f"{args.component} is a part of {owner}, not of {args.service}")
        args.service = owner


def _what(args: argparse.Namespace) -> str:
    return "edition" if args.edition else "service" if args.service else "general"


def _rows(args: argparse.Namespace, knowledge: Knowledge, at: date) -> tuple[matrix.Row, ...]:
    if args.edition:
        return matrix.of_edition(knowledge, args.edition)
    asked = {"service": args.service, "component": args.component}
    rows = matrix.that_holds(knowledge, at, **asked)
    return rows + matrix.controls_that_hold(knowledge, at, **asked) if args.service else rows


def _title(args: argparse.Namespace, knowledge: Knowledge, screen: Screen) -> str:
    label: Text | None = None
    if args.edition:
        label = knowledge.editions[args.edition].label
    elif args.service:
        label = knowledge.services[args.component or args.service].label
    if label is None:
        return screen.words("page-matrix-title")
    return screen.words("matrix-title", what=label.in_language(screen.lang)[0])


def _show(grid: Grid, screen: Screen) -> None:
    screen.line(grid.title)
    screen.line(grid.note)
    screen.line(grid.answers)
    for kind in ("layer", "control"):
        lines = [one for one in grid.lines if one.kind == kind]
        if lines:
            screen.line()
            head = [screen.words(f"matrix-{kind}s"), *grid.columns]
            screen.table(head, [_cells(one, screen) for one in lines], wide=True)


def _cells(row: Line, screen: Screen) -> list[str]:
    found = ["  " * row.depth + (row.slug if row.kind == "control" else row.name)]
    for cell, disputed, answer in zip(row.cells, row.disputed, row.answers, strict=True):
        texts = [_marked(part.text, part.state, screen) for part in cell]
        text = " + ".join(texts)
        if answer:
            text = screen.words("matrix-answered", text=text, answer=answer)
        found.append(text + (" !" if disputed else ""))
    return found


def _marked(text: str, state: str, screen: Screen) -> str:
    if state in (matrix.STATED, *matrix.UNSAID):
        return text
    return screen.words("matrix-weak", text=text, kind=screen.words(f"matrix-{state}"))
