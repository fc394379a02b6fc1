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
    options.common(parser, words)
    options.home(parser, words)
    options.tenant(parser, words)
    parser.add_argument(
        "action", choices=("init", "show", "set"), help=words("option-scope-action")
    )
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=words("option-scope-file")
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
                if args.file is None:
                    raise UsageError("name the scope file to set")
                scope = read_scope(options.read_given(args.file), name=str(args.file))
                workspace.set_scope(tenant, scope)
                screen.say("scope-set" if scope.confirmed else "scope-set-open", name=scope.name)
    return 0
