"""Read the command line, run one command, turn what goes wrong into one line."""

import argparse
import importlib
import os
import pkgutil
import sys
import tempfile
import traceback
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from dutygraph.cli import commands
from dutygraph.cli.screen import Screen
from dutygraph.knowledge.words import load_words
from dutygraph.model.errors import DutyGraphError, UsageError

CRASHED = 70
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status and raises nothing but SystemExit for usage."""
    given = list(sys.argv[1:] if argv is None else argv)
    lang = _language(given)
    try:
        parser = _parser(lang)
        args = parser.parse_args(given)
        if not getattr(args, "module", None):
            parser.print_help(sys.stderr)
            return 2
        module: ModuleType = args.module
        return int(module.run(args, Screen(load_words(args.lang or lang), args)))
    except DutyGraphError as error:
        _tell(str(error))
        return error.exit_status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (as `| head` does): say nothing, and let nothing be flushed later.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _crashed(error)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, as every other error does."""
        raise UsageError(f"{self.prog}: {message}; see {self.prog} --help")


def _parser(lang: str) -> argparse.ArgumentParser:
    words = load_words(lang)
    parser = _Parser(prog="dutygraph", description=words("cli-about"))
    parser.set_defaults(lang=None)
    adding = parser.add_subparsers(metavar="COMMAND", title=words("cli-commands"))
    for found in sorted(pkgutil.iter_modules(commands.__path__), key=lambda one: one.name):
        module = importlib.import_module(f"{commands.__name__}.{found.name}")
        added = adding.add_parser(
            module.NAME, help=words(module.HELP), description=words(module.HELP)
        )
        added.set_defaults(module=module)
        module.arguments(added, words)
    return parser


def _language(given: Sequence[str]) -> str:
    """Return the language asked for, else that of the environment."""
    asked = [after for word, after in pairwise(given) if word == "--lang"]
    asked += [word.partition("=")[2] for word in given if word.startswith("--lang=")]
    places = ("LC_ALL", "LC_MESSAGES", "LANG")
    named = next(iter(asked or [os.environ[one] for one in places if os.environ.get(one)]), "")
    return "zh-Hans" if named.startswith("zh") else "en"


def _tell(text: str) -> None:
    sys.stderr.write(" ".join(text.split()) + "\n")


def _crashed(error: Exception) -> int:
    """Write where it happened to a file, without values: they could be a tenant's."""
    frames = traceback.extract_tb(error.__traceback__)
    log = [f"{type(error).__name__}\n"]
    log += [f"{frame.filename}:{frame.lineno} {frame.name}\n" for frame in frames]
    path = Path(tempfile.gettempdir()) / f"dutygraph-error-{os.getpid()}.log"
    try:
        path.write_text("".join(log), encoding="utf-8")
        where = f"see {path}"
    except OSError:
        where = "no log could be written"
    _tell(f"unexpected error ({type(error).__name__}); {where}")
    return CRASHED


if __name__ == "__main__":
    sys.exit(main())
