"""The fast engine: SHACL Core by the ``shacl`` package, SPARQL constraints on Oxigraph."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import shacl

from dutygraph.check.answer import Row
from dutygraph.check.constraint import SPARQL
from dutygraph.check.plan import Plan
from dutygraph.check.set_based import Evidence
from dutygraph.check.shapes import Shapes
from dutygraph.check.terms import SEVERITIES, rewritten
from dutygraph.model.errors import EngineError

_FORM = "ntriples"


def findings(
    shapes: Shapes, ntriples: bytes, targets: Mapping[str, Sequence[str]], plans: Sequence[Plan]
) -> list[Row]:
    """Return what all checks find; raises whatever one of them raises."""
    nodes = dict.fromkeys(node for plan in plans for node in plan.nodes)
    taken = frozenset((node, SPARQL) for plan in plans for node in plan.carriers)
    paths = {shape: path for plan in plans for shape, path in plan.paths.items()}
    found = core(shapes.ntriples(nodes, taken), ntriples.decode(), paths)
    evidence = Evidence(ntriples, targets, plans)
    for plan in plans:
        found += evidence.findings(plan)
    return found


def core(shapes: str, ntriples: str, paths: Mapping[str, str]) -> list[Row]:
    """Validate N-Triples with the ``shacl`` package alone; ``paths`` are texts by shape."""
    report = compiled(shapes).validate_text(ntriples, _FORM)
    return [
        (
            _iri(one.focus_node),
            shape := _iri(one.source_shape or ""),
            _path(one.path, paths.get(shape)),
            rewritten(one.value),
            one.component_iri,
            SEVERITIES.get(one.severity_iri, one.severity_iri),
        )
        for one in report.results
    ]


@lru_cache(maxsize=4)
def compiled(shapes: str) -> shacl.Shapes:
    """Compile shapes; a warm child that gets the same ones again has them ready."""
    try:
        return shacl.Shapes.from_text(shapes, _FORM)
    except ValueError as error:
        raise EngineError(f"the shapes cannot be compiled: {error}") from None


def _iri(term: str) -> str:
    return term[1:-1] if term.startswith("<") else rewritten(term) or ""


def _path(said: str | None, written: str | None) -> str | None:
    """Return the path of a result: a plain one as it is, another as the shape's text."""
    plain = said is not None and said.startswith("<") and said.count("<") == 1
    return said if said is None or (plain and said.endswith(">")) else written or said
