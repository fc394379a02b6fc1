"""Say what the evidence of a tenant shows."""

import argparse

from dutygraph.cli import options
from dutygraph.cli.asked import Asked, chosen, ending, tell_allowed
from dutygraph.cli.plain import report_json
from dutygraph.cli.progress import bars
from dutygraph.cli.screen import Screen
from dutygraph.cli.summary import show_summary
from dutygraph.cli.tables import (
    show_controls,
    show_explained,
    show_reasons,
    show_requirements,
    show_results,
)
from dutygraph.knowledge.words import Words
from dutygraph.model.status import StatusReport
from dutygraph.status.evaluate import evaluate
from dutygraph.status.said import Said
from dutygraph.status.settle import in_words
from dutygraph.workspace import Workspace

NAME, HELP = "status", "command-status"


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add what to show and how to evaluate."""
    options.common(parser, words)
    options.home(parser, words)
    options.tenant(parser, words)
    options.evaluation(parser, words)
    parser.add_argument("--all", action="store_true", help=words("option-all"))
    parser.add_argument("--scheme", metavar="NAME", help=words("option-scheme"))
    parser.add_argument("--control", metavar="NAME", help=words("option-control"))
    parser.add_argument("--requirement", metavar="CLAUSE", help=words("option-requirement"))
    parser.add_argument("--address", metavar="URL", help=words("option-address"))


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Evaluate, print what was asked for, end as the statuses say."""
    with options.open_workspace(args) as workspace:
        report = _report(args, workspace, screen)
        said = Said(report, workspace.knowledge, screen.words)
    asked = chosen(report, args)
    status = ending(asked, report, args)
    if args.json:
        screen.json(report_json(report, exit_status=status))
        return status
    if args.explain:
        show_explained(said, screen, args.explain)
    elif args.control or args.requirement or args.scheme:
        _show_chosen(said, screen, asked)
    elif args.all:
        _show_all(said, screen)
    else:
        show_summary(said, screen, address=args.address)
    tell_allowed(asked, report, args, screen)
    return status


def _report(args: argparse.Namespace, workspace: Workspace, screen: Screen) -> StatusReport:
    """Evaluate; a scope given for this once is not recorded, and neither is its run."""
    tenant = options.tenant_of(args, workspace)
    as_of = options.now(args)
    scope = options.scope_of(args)
    with bars(screen.words) as progress:
        if scope is None:
            return workspace.status(tenant, as_of=as_of, engine=args.engine, progress=progress)
        return evaluate(
            workspace.observations(tenant, as_of),
            knowledge=workspace.knowledge,
            scope=scope,
            tenant=tenant,
            as_of=as_of,
            run="scope-file",
            engine=args.engine,
            progress=progress,
        )


def _show_chosen(said: Said, screen: Screen, asked: Asked) -> None:
    if asked.controls:
        show_controls(said, screen, asked.controls)
        screen.line()
        show_results(said, screen, asked.controls[0].results)
    else:
        show_requirements(said, screen, asked.requirements)


def _show_all(said: Said, screen: Screen) -> None:
    report = said.report
    screen.line(
        screen.words(
            "screen-head",
            tenant=report.tenant,
            scope=said.scope_name(report.scope),
            date=f"{report.as_of:%Y-%m-%d %H:%M %Z}",
        )
    )
    for notice in report.notices:
        screen.line(screen.words(notice.key, **dict(notice.values)))
    screen.line()
    show_controls(said, screen, report.controls)
    screen.line()
    show_reasons(said, screen, report.controls)
    for settling in report.settling:
        what, how = in_words(settling, said.knowledge, screen.words)
        screen.line()
        screen.line(f"{what} {screen.words('screen-settles', n=settling.settles)}")
        screen.line(f"    {how}")
    names = {one.resource: one.resource_name for one in report.results}
    if report.drift:
        screen.line()
    for drift in report.drift:
        name = names.get(drift.resource, drift.resource.rsplit("/", 1)[-1])
        about = f": {said.term(drift.property)}" if drift.property else ""
        screen.line(f"{screen.words(f'drift-{drift.kind}')}: {name}{about}")
    for kind, number in report.out_of_scope:
        screen.say("screen-out-of-scope", kind=said.term(kind), n=number)
