"""Read one case: what is seen, and the findings it must give, told apart before any check.

A case is a Turtle or N-Triples file ``tests/controls/<slug>/<kind>-<why>.ttl``, where kind is

- ``pass``: the check passes (or does not apply) on every resource of its kind in the file;
- ``fail``: on at least one resource it fails;
- ``unknown``: on at least one resource it cannot tell, and on none it fails;
- ``inapplicable``: on every resource it does not apply.

The expected findings stand at the end of the same file, each a node of its own. The test wants
that exact set, in both engines, so a ``pass`` case has none::

    PREFIX expect: <https://w3id.org/dutygraph/ns/expect#>

    []
        a expect:Finding ;
        sh:focusNode ex:logs ;
        sh:resultSeverity sh:Violation ;
        sh:sourceShape shape:obs-bucket-encryption-algorithm ;
    .

``sh:sourceShape`` names the node that carries ``dg:finds``: a property shape, the node shape
itself, or the ``sh:SPARQLConstraint`` where that is an IRI and has ``dg:finds``, else the shape
that holds it. ``sh:resultSeverity`` is the one written on that same node.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from dutygraph.model.namespace import DG, RDF_TYPE, SH
from dutygraph.model.words import Severity

EXPECT = DG + "expect#"
FINDING = EXPECT + "Finding"
KINDS = ("pass", "fail", "unknown", "inapplicable")
SEVERITIES = {
    SH + "Violation": Severity.MUST,
    SH + "Warning": Severity.SHOULD,
    SH + "Info": Severity.MAY,
}
_PARTS = (SH + "focusNode", SH + "sourceShape", SH + "resultSeverity")
_FORMS = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES}

Expected = tuple[str, str, Severity]
"""Focus node, shape, severity."""


@dataclass(frozen=True, slots=True)
class Case:
    """One file: its kind, the N-Triples lines of what is seen, the findings it must give."""

    kind: str
    triples: tuple[str, ...]
    expected: frozenset[Expected]


def read_case(path: Path) -> Case:
    """Read one case file. Raises ValueError that names the file and what is wrong with it."""
    kind = path.name.split("-")[0]
    if kind not in KINDS:
        raise ValueError(f"{path.name}: a case is named {', '.join(KINDS)}, a hyphen, and why")
    form = _FORMS[path.suffix]
    triples = [quad.triple for quad in ox.parse(path.read_bytes(), format=form)]
    nodes = {
        t.subject for t in triples if _iri(t.predicate) == RDF_TYPE and _iri(t.object) == FINDING
    }
    seen = [triple for triple in triples if triple.subject not in nodes]
    expected = [_expected(path, node, triples) for node in nodes]
    if len(set(expected)) < len(expected):
        raise ValueError(f"{path.name}: the same finding is expected twice")
    if bad := [t for t in seen if _iri(t.predicate).startswith((SH, EXPECT))]:
        raise ValueError(f"{path.name}: {bad[0].predicate} stands outside an expectation")
    if not seen:
        raise ValueError(f"{path.name}: the case holds no evidence")
    lines = (f"{t.subject} {t.predicate} {t.object} ." for t in seen)
    return Case(kind, tuple(lines), frozenset(expected))


def _expected(path: Path, node: object, triples: Iterable[ox.Triple]) -> Expected:
    said = {_iri(t.predicate): _iri(t.object) for t in triples if t.subject == node}
    if set(said) != {*_PARTS, RDF_TYPE} or not all(said.values()):
        raise ValueError(f"{path.name}: an expectation has a focus node, a shape and a severity")
    if sum(t.subject == node for t in triples) != len(said):
        raise ValueError(f"{path.name}: an expectation says one thing twice")
    focus, shape, severity = (said[part] for part in _PARTS)
    return focus, shape, SEVERITIES[severity]


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""
