"""All triples of the data files, indexed by subject, each subject with its file."""

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from dutygraph.knowledge.reading.files import Files
from dutygraph.model.errors import InputError
from dutygraph.model.namespace import RDF_TYPE

Object = ox.NamedNode | ox.BlankNode | ox.Literal
Line = tuple[str, str, Object]
"""Subject (an IRI, or ``_:b0``), predicate, object."""


class Library:
    """The triples of some files; blank nodes are named in the order in which they are read."""

    def __init__(self, files: Files) -> None:
        """Parse every file. Raises InputError."""
        self.lines: list[Line] = []
        self.file_of: dict[str, str] = {}
        self._of: dict[str, dict[str, list[Object]]] = {}
        self._typed: dict[str, list[str]] = defaultdict(list)
        self._blank: dict[str, ox.BlankNode] = {}
        for name, content in files.contents:
            self._read(name, content)

    def values(self, subject: str, predicate: str) -> list[Object]:
        """Return the objects of a subject and predicate in the order of the file."""
        return self._of.get(subject, {}).get(predicate, [])

    def predicates(self, subject: str) -> dict[str, list[Object]]:
        """Return all that is said of a subject."""
        return self._of.get(subject, {})

    def typed(self, *classes: str) -> Iterator[str]:
        """Yield the subjects of some classes, sorted."""
        yield from sorted({subject for kind in classes for subject in self._typed[kind]})

    def is_a(self, subject: str, kind: str) -> bool:
        """Say whether a subject is stated to be of a class."""
        return ox.NamedNode(kind) in self.values(subject, RDF_TYPE)

    def __contains__(self, subject: str) -> bool:
        """Say whether anything is said of a subject."""
        return subject in self._of

    def error(self, subject: str, message: str) -> InputError:
        """Return an error that names the file and the subject."""
        return InputError(message, file=self.file_of.get(subject, ""), place=subject)

    def _read(self, name: str, content: bytes) -> None:
        try:
            for quad in ox.parse(content, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
                subject, target = quad.subject, quad.object
                if isinstance(subject, ox.NamedNode):
                    key = subject.value
                else:
                    key = str(self._named(subject, name))
                if not isinstance(target, ox.NamedNode | ox.Literal):
                    target = self._named(target, name)
                self._add(key, quad.predicate.value, target, name)
        except SyntaxError as error:
            raise InputError(f"is not Turtle: {error.msg}", file=name) from None

    def _add(self, key: str, predicate: str, target: Object, file: str) -> None:
        said = self._of.get(key)
        if said is None:
            said = self._of[key] = {}
            self.file_of[key] = file
        elif self.file_of[key] != file:
            home = self.file_of[key]
            raise InputError(f"is described in {home} as well; use one file", file=file, place=key)
        self.lines.append((key, predicate, target))
        said.setdefault(predicate, []).append(target)
        if predicate == RDF_TYPE and isinstance(target, ox.NamedNode):
            self._typed[target.value].append(key)

    def _named(self, term: object, file: str) -> ox.BlankNode:
        """Give a blank node a name that is the same whenever the files are."""
        if not isinstance(term, ox.BlankNode):
            raise InputError("triple terms are not used here", file=file)
        return self._blank.setdefault(term.value, ox.BlankNode(f"b{len(self._blank)}"))
