"""Write Turtle files in canonical form: ``python -m dutygraph.knowledge.turtle [--check] DIR...``.

Only .ttl files are touched; a file whose triples would change by one character is refused.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from dutygraph.knowledge.writing.document import canonical
from dutygraph.model.errors import InputError


def main(arguments: Sequence[str] | None = None) -> int:
    """Format the files of some folders, or with --check say which are not in canonical form."""
    parser = argparse.ArgumentParser(prog="python -m dutygraph.knowledge.turtle")
    parser.add_argument("--check", action="store_true", help="change nothing; 1 if any would")
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    asked = parser.parse_args(arguments)
    wrong = 0
    for path in turtle_files(asked.folders):
        try:
            changed = format_file(path, write=not asked.check)
        except InputError as error:
            sys.stderr.write(f"{error}\n")
            wrong += 1
            continue
        if changed:
            wrong += asked.check
            sys.stdout.write(f"{path}: {'is not canonical' if asked.check else 'formatted'}\n")
    return 1 if wrong else 0


def turtle_files(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield every .ttl file under some folders, or the files themselves, sorted."""
    for folder in folders:
        yield from sorted(folder.rglob("*.ttl")) if folder.is_dir() else [folder]


def format_file(path: Path, *, write: bool = True) -> bool:
    """Say whether a file is not in canonical form, and mend it if asked. Raises InputError."""
    before = path.read_bytes()
    after = format_text(before, file=str(path))
    if write and after != before:
        path.write_bytes(after)
    return after != before


def format_text(before: bytes, *, file: str = "") -> bytes:
    """Return Turtle in canonical form. Raises InputError when that would change a triple."""
    try:
        after = canonical(before).encode()
        same = same_triples(before, after)
    except SyntaxError as error:
        raise InputError(f"is not Turtle: {error.msg}", file=file) from None
    if not same:
        raise InputError("formatting would change its triples; make it a .nt file", file=file)
    return after


def same_triples(before: bytes, after: bytes) -> bool:
    """Compare two Turtle texts triple by triple, literals by their written form."""
    return _triples(before) == _triples(after)


def _triples(turtle: bytes) -> ox.Dataset:
    dataset = ox.Dataset(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


if __name__ == "__main__":
    sys.exit(main())
