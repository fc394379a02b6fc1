"""Alignments to other vocabularies: what they add to things that are described elsewhere.

Each file is read on its own, and nothing but the merged ontology takes from it, so that no fact
of ours can come to rest on one.
"""

from collections.abc import Iterator

from dutygraph.knowledge.reading.files import Files
from dutygraph.knowledge.reading.library import Library, Line
from dutygraph.model.namespace import OWL

_FOLDER = "ontology/alignments/"


def parted(files: Files) -> tuple[Files, tuple[Library, ...]]:
    """Return the files without the alignments, and each alignment. Raises InputError."""
    kept = tuple(one for one in files.contents if not one[0].startswith(_FOLDER))
    aligned = (one for one in files.contents if one[0].startswith(_FOLDER))
    return Files(kept), tuple(Library(Files((one,))) for one in aligned)


def added(ontology: Library, alignments: tuple[Library, ...]) -> Iterator[Line]:
    """Yield what the alignments say. Raises InputError about a subject that is not described."""
    for library in alignments:
        headers = set(library.typed(OWL + "Ontology"))
        for line in library.lines:
            if line[0] in headers:
                continue
            if line[0] not in ontology:
                raise library.error(line[0], "is aligned and does not exist")
            yield line
