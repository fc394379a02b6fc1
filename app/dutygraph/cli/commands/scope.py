"""Say what a tenant's status is about."""

import argparse
from pathlib import Path

from dutygraph.cli import options
from dutygraph.cli.screen import Screen
from dutygraph.knowledge.words import Words
from dutygraph.model.errors import UsageError
from dutygraph.status.scope_file import read_scope, scope_from, write_scope

NAME, HELP = "scope", "command-scope"


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add what to do, and with which file."""
    # A parser for each, or a file that stands behind an option would not be understood.
    adding = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for action in ("init", "show", "set"):
        added = adding.add_parser(action, help=words(f"option-scope-{action}"))
        options.common(added, words)
        options.home(added, words)
        options.tenant(added, words)
        if action != "show":
            many = "?" if action == "init" else None
            added.add_argument(
                "file", nargs=many, type=Path, metavar="FILE", help=words("option-scope-file")
            )


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Write a scope from what was imported, show the one in force, or set one."""
    with options.open_workspace(args) as workspace:
        tenant = options.tenant_of(args, workspace)
        match args.action:
            case "show":
                for text in write_scope(workspace.scope(tenant)).splitlines():
                    screen.line(text)
            case "init":
                made = write_scope(scope_from(workspace.observations(tenant), name=tenant))
                path: Path = args.file or Path("scope.yaml")
                if path.exists():
                    raise UsageError(f"{path} is there already; name another file")
                path.write_text(made, encoding="utf-8")
                screen.say("scope-written", file=path)
            case _:
                scope = read_scope(options.read_given(args.file), name=str(args.file))
                workspace.set_scope(tenant, scope)
                screen.say("scope-set" if scope.confirmed else "scope-set-open", name=scope.name)
    return 0
