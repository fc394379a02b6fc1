"""Literals as the evidence writes them, for an engine that keeps ``01`` as ``1``."""

from collections import defaultdict

import pyoxigraph as ox

from dutygraph.model.namespace import LOCAL_BASE

_LINK = LOCAL_BASE + "check-value"


class Originals:
    """The lexical forms of typed literals in N-Triples lines, by what the store makes of them."""

    def __init__(self, lines: bytes) -> None:
        """Read the lines once."""
        forms = defaultdict[ox.Literal, set[ox.NamedNode]](set)
        for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES):
            if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
                forms[quad.object].add(quad.subject)
        store = ox.Store()
        self._forms: dict[ox.Literal, dict[ox.Literal, set[ox.NamedNode]]] = defaultdict(dict)
        for number, (literal, subjects) in enumerate(forms.items()):
            node = ox.NamedNode(f"{_LINK}:{number}")
            store.add(ox.Quad(node, ox.NamedNode(_LINK), literal))
            for quad in store.quads_for_pattern(node, None, None):
                if isinstance(quad.object, ox.Literal):
                    self._forms[quad.object][literal] = subjects

    def of(self, focus: ox.NamedNode, value: ox.Literal) -> list[str]:
        """Return the forms of a value: those at the focus, else the only or the first one."""
        forms = self._forms.get(value, {})
        mine = sorted(str(literal) for literal, subjects in forms.items() if focus in subjects)
        return mine or [min((str(literal) for literal in forms), default=str(value))]
