"""Build the store anew from the ledger."""

import argparse

from dutygraph.cli import options
from dutygraph.cli.plain import plain
from dutygraph.cli.progress import bars
from dutygraph.cli.screen import Screen
from dutygraph.knowledge.words import Words

NAME, HELP = "rebuild", "command-rebuild"


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add where."""
    options.common(parser, words)
    options.home(parser, words)
    parser.add_argument("--json", action="store_true", help=words("option-json"))


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Rebuild and say how much there is."""
    with options.open_workspace(args) as workspace, bars(screen.words) as progress:
        done = workspace.rebuild(progress=progress)
    if args.json:
        screen.json(plain(done))
    else:
        screen.say(
            "rebuild-done",
            tenants=done.tenants,
            snapshots=done.snapshots,
            runs=done.runs,
            quads=done.quads,
        )
    return 0
