"""Give a file's content out: to the file asked for, else to the standard output."""

import argparse
import sys
from pathlib import Path

from dutygraph.cli.screen import Screen
from dutygraph.knowledge.words import Words
from dutygraph.model.errors import UsageError


def output(parser: argparse.ArgumentParser, words: Words) -> None:
    """Add where to write to."""
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=words("option-output"))


def deliver(content: bytes, path: Path | None, screen: Screen) -> None:
    """Write a file, or the standard output as it is. Raises UsageError."""
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
    screen.say("output-written", file=path, size=f"{len(content):,}")
