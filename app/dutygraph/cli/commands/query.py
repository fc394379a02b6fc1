"""Ask a query in SPARQL."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from dutygraph.cli import options
from dutygraph.cli.screen import Screen
from dutygraph.knowledge.words import Words
from dutygraph.model.errors import UsageError
from dutygraph.workspace import Workspace

NAME, HELP = "query", "command-query"

FORMATS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
TABLE = f"{FORMATS['json']}, {FORMATS['turtle']};q=0.5"


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add the query and the form of its answer."""
    options.common(parser, words)
    options.home(parser, words)
    options.tenant(parser, words)
    parser.add_argument("query", metavar="FILE|TEXT", help=words("option-query"))
    parser.add_argument(
        "--format", choices=("table", *FORMATS), default="table", help=words("option-format")
    )
    parser.add_argument(
        "--seconds", type=float, default=30.0, metavar="N", help=words("option-seconds")
    )


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Print the answer. Raises QueryError, DeadlineError."""
    text = _text(args.query)
    accept = TABLE if args.format == "table" else FORMATS[args.format]
    with options.open_workspace(args) as workspace:
        tenant = args.tenant or _only(workspace)
        answer = workspace.query(text, tenant=tenant, accept=accept, seconds=args.seconds)
        body = answer.body if isinstance(answer.body, bytes) else b"".join(answer.body)
    if args.format == "table" and "json" in answer.media_type:
        _table(json.loads(body), screen)
    else:
        sys.stdout.buffer.write(body)
        if not body.endswith(b"\n"):
            sys.stdout.buffer.write(b"\n")
        sys.stdout.flush()
    return 0


def _only(workspace: Workspace) -> str | None:
    """Return the only tenant, or None: the question is then about the ontology alone."""
    known = workspace.tenants()
    return known[0] if len(known) == 1 else None


def _text(given: str) -> str:
    """Return the query: of a file if one is named so, else the text itself."""
    path = Path(given)
    try:
        is_file = path.is_file()
    except OSError:
        is_file = False
    if is_file or (path.suffix == ".rq" and "{" not in given):
        try:
            return options.read_given(path).decode()
        except UnicodeDecodeError:
            raise UsageError(f"{given} is not UTF-8 text") from None
    return given


def _table(answer: dict[str, Any], screen: Screen) -> None:
    if "boolean" in answer:
        screen.line(screen.words("query-true" if answer["boolean"] else "query-false"))
        return
    head = answer["head"].get("vars", [])
    rows = [
        [str(row[name]["value"]) if name in row else "" for name in head]
        for row in answer["results"]["bindings"]
    ]
    if head:
        screen.table(head, rows, wide=True)
    screen.say("query-rows", n=len(rows))
