"""Check files, without a workspace and with nothing on disk."""

import argparse
from pathlib import Path

from dutygraph.cli import options
from dutygraph.cli.asked import Asked, ending, tell_allowed
from dutygraph.cli.commands.import_ import requests_of, sentence
from dutygraph.cli.plain import report_json
from dutygraph.cli.progress import bars
from dutygraph.cli.screen import Screen
from dutygraph.cli.tables import show_controls, show_explained, show_results
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.knowledge.words import Words
from dutygraph.local import check_files
from dutygraph.model.evidence import EVERYTHING
from dutygraph.model.status import StatusReport
from dutygraph.model.words import Outcome
from dutygraph.status.provider import PROVIDERS
from dutygraph.status.said import Said

NAME, HELP = "check", "command-check"


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add files and how to look at them."""
    options.common(parser, words)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=words("option-files"))
    options.snapshot(parser, words)
    parser.add_argument("--manifest", type=Path, metavar="FILE", help=words("option-manifest"))
    options.evaluation(parser, words)


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Read, evaluate, print; 3 is the usual good end, since a file is hardly ever everything."""
    requests = requests_of(args)
    as_of = options.now(args)
    scope = options.scope_of(args) or EVERYTHING
    with bars(screen.words) as progress:
        report = check_files(
            requests, as_of=as_of, engine=args.engine, scope=scope, progress=progress
        )
    asked = _asked(report)
    status = ending(asked, report, args, failed_result_counts=True)
    if args.json:
        screen.json(report_json(report, exit_status=status))
        return status
    said = Said(report, load_knowledge(), screen.words)
    if args.explain:
        show_explained(said, screen, args.explain)
    else:
        _show(said, screen, asked)
    tell_allowed(asked, report, args, screen)
    return status


def _asked(report: StatusReport) -> Asked:
    """Return the lines that files can say anything of: those with a check, not the provider's."""
    checked = {one.control for one in report.results}
    return Asked(
        [
            line
            for line in report.controls
            if line.party not in PROVIDERS and (line.control in checked or line.population)
        ]
    )


def _show(said: Said, screen: Screen, asked: Asked) -> None:
    report = said.report
    screen.line(
        screen.words(
            "check-head",
            date=report.as_of.isoformat(),
            scope=said.scope_name(report.scope),
        )
    )
    for snapshot in report.snapshots:
        for mark, one in zip(snapshot.files, snapshot.reports, strict=False):
            screen.line(f"{mark.name}: {sentence(one, screen.words)}")
    seen = [line for line in asked.controls if line.results]
    if seen:
        screen.line()
        show_controls(said, screen, seen)
        screen.line()
        passed = sum(one.outcome is Outcome.PASSED for one in report.results)
        # What passed is told as a number: a real file has thousands.
        told = [one for one in report.results if one.outcome is not Outcome.PASSED]
        show_results(said, screen, told)
        if passed:
            screen.say("check-passed", n=passed)
    unseen = len(asked.controls) - len(seen)
    screen.line()
    if unseen:
        screen.say("check-unseen", n=unseen)
    for kind, number in report.unchecked_kinds:
        screen.say("check-unchecked", kind=said.term(kind), n=number)
    for notice in report.notices:
        screen.line(screen.words(notice.key, **dict(notice.values)))
