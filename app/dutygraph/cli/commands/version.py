"""Say which version this is."""

import argparse
import platform

from dutygraph import __version__
from dutygraph.cli.screen import Screen
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.knowledge.words import Words

NAME, HELP = "version", "command-version"


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add nothing but the language."""
    parser.add_argument("--lang", choices=("en", "zh-Hans"), help=words("option-lang"))


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print the versions of program, ontology and Python."""
    knowledge = load_knowledge()
    screen.line(f"dutygraph {__version__}")
    screen.line(f"ontology {knowledge.version} ({knowledge.digest[:12]})")
    screen.line(f"python {platform.python_version()} {platform.machine()}")
    return 0
