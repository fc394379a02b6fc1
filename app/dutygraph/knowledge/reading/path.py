"""Property paths of SHACL as one canonical text, in SPARQL's syntax with full IRIs."""

from collections.abc import Iterator

import pyoxigraph as ox

from dutygraph.knowledge.reading.library import Library, Object
from dutygraph.model.namespace import RDF, SH

_SUFFIXES = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}
_NIL = RDF + "nil"


def path_text(library: Library, path: Object) -> str:
    """Return a path's text: ``<a>/<b>``, ``^<a>``, ``(<a>|<b>)``, ``<a>*``. Raises InputError."""
    if isinstance(path, ox.NamedNode):
        return str(path)
    key = str(path)
    if library.values(key, RDF + "first"):
        return "/".join(path_text(library, part) for part in members(library, path))
    for name, targets in library.predicates(key).items():
        if name == SH + "inversePath":
            return "^" + path_text(library, targets[0])
        if name == SH + "alternativePath":
            parts = (path_text(library, part) for part in members(library, targets[0]))
            return f"({'|'.join(parts)})"
        if (suffix := _SUFFIXES.get(name.removeprefix(SH))) is not None:
            return f"({path_text(library, targets[0])}){suffix}"
    raise library.error(key, "has a path that is none of SHACL's")


def members(library: Library, head: Object) -> Iterator[Object]:
    """Yield the members of an RDF list."""
    while not (isinstance(head, ox.NamedNode) and head.value == _NIL):
        first, rest = (library.values(str(head), RDF + name) for name in ("first", "rest"))
        if len(first) != 1 or len(rest) != 1:
            raise library.error(str(head), "has a list that is broken")
        yield first[0]
        head = rest[0]
