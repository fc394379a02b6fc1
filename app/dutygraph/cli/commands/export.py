"""Write what the ontology holds in a form that other tools read."""

import argparse

from dutygraph.cli import deliver, options
from dutygraph.cli.screen import Screen
from dutygraph.export import ontology
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.knowledge.words import Words

NAME, HELP = "export", "command-export"


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add what to write, in which form and where."""
    adding = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    whole = adding.add_parser("ontology", help=words("option-export-ontology"))
    whole.add_argument(
        "--format", choices=ontology.FORMATS, default="turtle", help=words("option-format")
    )
    for added in (whole,):
        options.common(added, words)
        deliver.output(added, words)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Write one file."""
    content = ontology.written(load_knowledge().ontology_ntriples, args.format)
    deliver.deliver(content, args.output, screen)
    return 0
