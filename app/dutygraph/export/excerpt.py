"""A part of what is published: one module as its file has it, or one thing out of a whole."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from dutygraph.knowledge.paths import data_root
from dutygraph.knowledge.reading.files import Files
from dutygraph.knowledge.reading.library import Library
from dutygraph.knowledge.reading.merged import ntriples

_FOLDERS = {"core/": "", "": "", "alignments/": "alignment-"}
"""The folders of modules under ontology/, each with what its modules are called before the stem."""


def module_lines(slug: str) -> bytes | None:
    """Return a module of the ontology as N-Triples; None where there is none of that name."""
    for folder, start in _FOLDERS.items():
        known = {
            start + path.stem: path for path in (data_root() / "ontology" / folder).glob("*.ttl")
        }
        if slug in known:
            library = Library(Files(((known[slug].name, known[slug].read_bytes()),)))
            return ntriples(library.lines)
    return None


def excerpt(lines: bytes, iri: str) -> bytes:
    """Return what N-Triples say of a thing, with what hangs on it without a name of its own."""
    said = _by_subject(lines)
    found, waiting = [], [f"<{iri}>"]
    while waiting:
        for line in said.get(waiting.pop(), ()):
            found.append(line)
            target = line.split(" ", 2)[2]
            if target.startswith("_:"):
                waiting.append(target.split(" ", 1)[0])
    return "".join(f"{line}\n" for line in sorted(set(found))).encode()


def speaks_of(lines: bytes, iri: str) -> bool:
    """Say whether N-Triples say anything of a thing."""
    return f"<{iri}>" in _by_subject(lines)


@lru_cache(maxsize=4)
def _by_subject(lines: bytes) -> Mapping[str, list[str]]:
    said: dict[str, list[str]] = defaultdict(list)
    for line in lines.decode().splitlines():
        said[line.split(" ", 1)[0]].append(line)
    return dict(said)
