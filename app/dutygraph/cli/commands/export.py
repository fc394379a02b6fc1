"""Write what the ontology holds in a form that other tools read."""

import argparse
from pathlib import Path

from dutygraph.cli import deliver, options
from dutygraph.cli.screen import Screen
from dutygraph.export import ontology, sssom
from dutygraph.knowledge.catalogue import Knowledge, load_knowledge
from dutygraph.knowledge.words import Words
from dutygraph.model.errors import UsageError

NAME, HELP = "export", "command-export"


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add what to write, in which form and where."""
    adding = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    whole = adding.add_parser("ontology", help=words("option-export-ontology"))
    whole.add_argument(
        "--format", choices=ontology.FORMATS, default="turtle", help=words("option-format")
    )
    mappings = adding.add_parser("mappings", help=words("option-export-mappings"))
    mappings.add_argument("--set", metavar="NAME", help=words("option-mapping-set"))
    mappings.add_argument(
        "--format", choices=("sssom",), default="sssom", help=words("option-format")
    )
    for added in (whole, mappings):
        options.common(added, words)
        deliver.output(added, words)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Write one file, or all mapping sets into a folder."""
    knowledge = load_knowledge()
    if args.what == "ontology":
        content = ontology.written(knowledge.ontology_ntriples, args.format)
        deliver.deliver(content, args.output, screen)
    elif args.set:
        deliver.deliver(sssom.sssom(knowledge, args.set), args.output, screen)
    elif args.output is None:
        for name in sssom.names(knowledge):
            screen.line(name)
    else:
        _every_set(knowledge, args.output, screen)
    return 0


def _every_set(knowledge: Knowledge, folder: Path, screen: Screen) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} is no folder: {error.strerror}") from None
    for name in sssom.names(knowledge):
        path = folder / f"{name}.sssom.tsv"
        deliver.deliver(sssom.sssom(knowledge, name), path, screen)
