"""Runs in the child: bytes of files in, one text of N-Triples out."""

import json

import pyoxigraph as ox

from dutygraph.knowledge.reading import alignment
from dutygraph.knowledge.reading.files import Files
from dutygraph.knowledge.reading.library import Library
from dutygraph.knowledge.reading.merged import ntriples
from dutygraph.model.errors import InputError
from dutygraph.model.text import language_tag


def payload(contents: tuple[tuple[str, bytes], ...], extension: str = "") -> bytes:
    """Return what ``triples`` takes: files of a folder, or one file with its extension."""
    head = [extension, [[name, len(content)] for name, content in contents]]
    return json.dumps(head).encode() + b"\n" + b"".join(content for _, content in contents)


def triples(given: bytes) -> bytes:
    """Return all triples as N-Triples. Raises InputError."""
    first, _, rest = given.partition(b"\n")
    extension, sizes = json.loads(first)
    contents, at = [], 0
    for name, size in sizes:
        contents.append((name, rest[at : at + size]))
        at += size
    if extension:
        [(name, content)] = contents
        return _merged(name, content, extension)
    kept, alignments = alignment.parted(Files(tuple(contents)))
    library = Library(kept)
    return ntriples([*library.lines, *alignment.added(library, alignments)])


def _merged(name: str, content: bytes, extension: str) -> bytes:
    form = ox.RdfFormat.from_extension(extension)
    if form is None:
        raise InputError("this is no form of RDF by its name", file=name)
    try:
        quads = list(ox.parse(content, format=form, rename_blank_nodes=True))
    except SyntaxError as error:
        raise InputError(f"cannot be read: {error.msg}", file=name) from None
    return "".join(sorted({f"{quad.subject} {quad.predicate} {_text(quad.object)} .\n"
                           for quad in quads})).encode()  # fmt: skip


def _text(term: object) -> str:
    if isinstance(term, ox.Literal) and term.language:
        return f"{ox.Literal(term.value)}@{language_tag(term.language)}"
    return str(term)
