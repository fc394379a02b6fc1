"""Make a workspace."""

import argparse

from dutygraph.cli import options
from dutygraph.cli.screen import Screen
from dutygraph.knowledge.words import Words
from dutygraph.model.namespace import BASE
from dutygraph.workspace import Workspace

NAME, HELP = "init", "command-init"


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add where, and under which address tenants' resources are named."""
    options.common(parser, words)
    options.home(parser, words)
    parser.add_argument("--base", default=BASE, metavar="ADDRESS", help=words("option-base"))


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Make the folder. Raises StoreError when there is a workspace already."""
    home = options.home_of(args)
    Workspace.create(home, args.base).close()
    screen.say("init-made", home=home)
    return 0
