"""All triples of the data files, indexed by subject, each subject with its file."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from dutygraph.model.errors import InputError
from dutygraph.model.namespace import RDF_TYPE

Subject = ox.NamedNode | ox.BlankNode
Object = ox.NamedNode | ox.BlankNode | ox.Literal
Line = tuple[Subject, str, Object]


class Library:
    """The triples of some files; blank nodes are named in the order in which they are read."""

    def __init__(self, root: Path, folders: Iterable[str]) -> None:
        """Read every Turtle file of the folders under ``root``. Raises InputError."""
        self.root = root
        self.lines: list[Line] = []
        self.file_of: dict[str, str] = {}
        self._of: dict[str, dict[str, list[Object]]] = defaultdict(lambda: defaultdict(list))
        self._typed: dict[str, list[str]] = defaultdict(list)
        self._blank: dict[str, ox.BlankNode] = {}
        self._digest = hashlib.sha256()
        self._reading = ""
        for folder in folders:
            for path in sorted((root / folder).rglob("*.ttl")):
                self._read(path)

    @property
    def digest(self) -> str:
        """Return the digest over names and bytes of all files."""
        return self._digest.hexdigest()

    def values(self, subject: str, predicate: str) -> list[Object]:
        """Return the objects of a subject and predicate in the order of the file."""
        return self._of[subject][predicate] if subject in self._of else []

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

    def _read(self, path: Path) -> None:
        self._reading = name = path.relative_to(self.root).as_posix()
        content = path.read_bytes()
        self._digest.update(f"{name}\0{len(content)}\0".encode() + content)
        try:
            for quad in ox.parse(content, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
                self._add(quad, name)
        except SyntaxError as error:
            raise InputError(f"is not Turtle: {error.msg}", file=name) from None

    def _add(self, quad: ox.Quad, file: str) -> None:
        subject, target = self._named(quad.subject), self._named(quad.object)
        if isinstance(subject, ox.Literal):
            raise InputError("has text as a subject", file=file)
        key = str(subject) if isinstance(subject, ox.BlankNode) else subject.value
        predicate = quad.predicate.value
        home = self.file_of.setdefault(key, file)
        if home != file:
            raise InputError(f"is described in {home} as well; use one file", file=file, place=key)
        self.lines.append((subject, predicate, target))
        self._of[key][predicate].append(target)
        if predicate == RDF_TYPE and isinstance(target, ox.NamedNode):
            self._typed[target.value].append(key)

    def _named(self, term: Object | ox.Triple) -> Object:
        """Give a blank node a name that is the same whenever the files are."""
        if isinstance(term, ox.Triple):
            raise InputError("triple terms are not used here", file=self._reading)
        if not isinstance(term, ox.BlankNode):
            return term
        return self._blank.setdefault(term.value, ox.BlankNode(f"b{len(self._blank)}"))
