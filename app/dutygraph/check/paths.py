"""The one text form of a property path: that of SPARQL, with every IRI in full."""

import pyoxigraph as ox

from dutygraph.check.shapes import FIRST, Shapes, Term
from dutygraph.model.namespace import SH

_DEPTH = 32
_AFTER = ((SH + "zeroOrMorePath", "*"), (SH + "oneOrMorePath", "+"), (SH + "zeroOrOnePath", "?"))


def path_text(shapes: Shapes, path: Term, depth: int = 0) -> str:
    """Return ``<p>``, ``^<p>``, ``(<p>/<q>)``, ``(<p>|<q>)`` or ``(<p>)*`` and so on.

    Raises ValueError for what is no path.
    """
    if isinstance(path, ox.NamedNode):
        return str(path)
    if depth > _DEPTH or isinstance(path, ox.Literal):
        raise ValueError("a path in the shapes is none")
    if shapes.value(path, FIRST) is not None:
        return _joined(shapes, path, "/", depth)
    if (inverse := shapes.value(path, SH + "inversePath")) is not None:
        return "^" + path_text(shapes, inverse, depth + 1)
    if (either := shapes.value(path, SH + "alternativePath")) is not None:
        return _joined(shapes, either, "|", depth)
    for name, sign in _AFTER:
        if (inner := shapes.value(path, name)) is not None:
            return f"({path_text(shapes, inner, depth + 1)}){sign}"
    raise ValueError("a path in the shapes is none")


def _joined(shapes: Shapes, head: Term, sign: str, depth: int) -> str:
    parts = (path_text(shapes, item, depth + 1) for item in shapes.items(head))
    return f"({sign.join(parts)})"
