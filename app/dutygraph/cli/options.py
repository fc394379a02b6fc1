"""Options that several commands share, and what their texts mean."""

import argparse
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dutygraph.knowledge.words import Words
from dutygraph.model.errors import InputError, UsageError
from dutygraph.model.evidence import Scope
from dutygraph.status.exit_status import ACCEPTED, NOT_SHOWN
from dutygraph.status.scope_file import read_scope
from dutygraph.workspace import Workspace

DEFAULT_TENANT = "default"
HOME = "DUTYGRAPH_HOME"
LIMIT = 4 << 30
"""Bytes of a file beyond which it is not even opened; each form has its own, lower limit."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def common(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add what every command understands."""
    parser.add_argument("--lang", choices=("en", "zh-Hans"), help=words("option-lang"))
    parser.add_argument("--quiet", action="store_true", help=words("option-quiet"))


def home(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add the folder of a workspace."""
    parser.add_argument("--home", type=Path, metavar="DIR", help=words("option-home"))


def tenant(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add the tenant."""
    parser.add_argument("--tenant", metavar="NAME", help=words("option-tenant"))


def snapshot(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add what a file may not say of itself."""
    parser.add_argument("--source", metavar="NAME", help=words("option-source"))
    parser.add_argument("--account", metavar="ID", help=words("option-account"))
    parser.add_argument("--region", metavar="ID", help=words("option-region"))
    parser.add_argument("--pages", type=int, metavar="N", help=words("option-pages"))
    parser.add_argument(
        "--collected-at", type=moment, metavar="TIME", help=words("option-collected-at")
    )


def evaluation(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add how to evaluate, and what counts as good."""
    parser.add_argument("--json", action="store_true", help=words("option-json"))
    parser.add_argument("--as-of", type=day_end, metavar="TIME", help=words("option-as-of"))
    parser.add_argument(
        "--engine", choices=("fast", "reference"), default="fast", help=words("option-engine")
    )
    parser.add_argument("--fail-on", choices=("must",), help=words("option-fail-on"))
    parser.add_argument(
        "--allow",
        action="append",
        choices=(NOT_SHOWN, ACCEPTED),
        default=[],
        help=words("option-allow"),
    )
    parser.add_argument("--scope", type=Path, metavar="FILE", help=words("option-scope"))
    parser.add_argument("--explain", metavar="RESOURCE", help=words("option-explain"))


def moment(text: str) -> datetime:
    """Return a time; without a zone it is UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no time; write 2026-06-30 or 2026-06-30T12:00:00Z"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def day_end(text: str) -> datetime:
    """Return a time; a day alone means its last second."""
    found = moment(text)
    return found + timedelta(days=1, seconds=-1) if _DAY.match(text) else found


def now(args: argparse.Namespace) -> datetime:
    """Return the date asked for, else the present second, taken once by each command."""
    asked: datetime | None = args.as_of
    return asked or datetime.now(UTC).replace(microsecond=0)


def home_of(args: argparse.Namespace) -> Path:
    """Return the workspace's folder: asked for, of the environment, or ./.dutygraph."""
    asked: Path | None = args.home
    return asked or Path(os.environ.get(HOME) or ".dutygraph")


def open_workspace(args: argparse.Namespace) -> Workspace:
    """Open the workspace. Raises StoreError when there is none."""
    return Workspace.open(home_of(args))


def tenant_of(args: argparse.Namespace, workspace: Workspace) -> str:
    """Return the tenant asked for, else the only one. Raises UsageError when there are several."""
    if args.tenant:
        return str(args.tenant)
    known = workspace.tenants()
    if len(known) > 1:
        raise UsageError(f"there are several tenants; use --tenant with one of {', '.join(known)}")
    return known[0] if known else DEFAULT_TENANT


def is_there(path: Path) -> None:
    """Do nothing where there is a file or folder. Raises InputError."""
    if not path.exists():
        raise InputError("there is no such file or folder", file=str(path))


def read_given(path: Path) -> bytes:
    """Return a file's bytes. Raises InputError in words for a folder, a missing or huge file."""
    try:
        if path.is_dir():
            raise InputError("this is a folder; name the files in it", file=str(path))
        size = path.stat().st_size
        if size > LIMIT:
            raise InputError(f"{size} bytes are more than the limit of {LIMIT}", file=str(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file", file=str(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from None


def scope_of(args: argparse.Namespace) -> Scope | None:
    """Return the scope of the file asked for, if one is. Raises InputError."""
    path: Path | None = args.scope
    return read_scope(read_given(path), name=str(path)) if path else None
