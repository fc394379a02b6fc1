"""Run the SPARQL constraints of checks on Oxigraph, for all resources at once where possible."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from dutygraph.check.answer import Row
from dutygraph.check.constraint import COMPONENT, Constraint
from dutygraph.check.lines import lines_with
from dutygraph.check.original import Originals
from dutygraph.check.plan import Plan
from dutygraph.check.terms import SEVERITIES, written
from dutygraph.model.errors import EngineError
from dutygraph.model.namespace import LOCAL_BASE, RDF_TYPE

_FOLDER = Path(__file__).parent
_TARGETS = (_FOLDER / "targets.rq").read_text(encoding="utf-8").strip()
_ABSENT = (_FOLDER / "absent.rq").read_text(encoding="utf-8").strip()
_GRAPH = LOCAL_BASE + "check-targets"
_THIS = ox.Variable("this")
_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Evidence:
    """The triples that the constraints of some checks can match, with the targets beside them."""

    def __init__(
        self, ntriples: bytes, targets: Mapping[str, Sequence[str]], plans: Iterable[Plan]
    ) -> None:
        """Load what is needed, once for all constraints."""
        constraints = [one for plan in plans for one in plan.constraints]
        self._targets = targets
        self._store = ox.Store()
        if not constraints:
            return
        predicates: set[str] | None = set()
        for one in constraints:
            needed = one.profile.predicates
            predicates = None if predicates is None or needed is None else predicates | needed
        self._lines = ntriples if predicates is None else lines_with(ntriples, predicates)
        self._originals: Originals | None = None
        self._store.bulk_load(self._lines, format=ox.RdfFormat.N_TRIPLES)
        marks = "".join(
            f"<{focus}> <{RDF_TYPE}> <{kind}> <{_GRAPH}> .\n"
            for kind in {plan.asked.kind for plan in plans if plan.constraints}
            for focus in targets[kind]
        )
        self._store.bulk_load(marks, format=ox.RdfFormat.N_QUADS)

    def findings(self, plan: Plan) -> list[Row]:
        """Return what the constraints of one check find. Raises EngineError."""
        found: set[Row] = set()
        for one in plan.constraints:
            try:
                found.update(self._found(one, plan.asked.kind))
            except (SyntaxError, ValueError, OSError) as error:
                raise EngineError(f"SPARQL of {one.carrier}: {error}") from None
        return sorted(found, key=str)

    def _found(self, one: Constraint, kind: str) -> Iterable[Row]:
        for solution in self._solutions(one, kind):
            focus = solution["this"]
            value = _bound(solution, "value")
            if value is None and one.path is None:
                value = focus
            path = _bound(solution, "path")
            said = str(path) if isinstance(path, ox.NamedNode) else one.path
            for term in self._as_given(focus, value):
                yield focus.value, one.name, said, term, COMPONENT, SEVERITIES[one.severity]

    def _solutions(self, one: Constraint, kind: str) -> Iterator[ox.QuerySolution]:
        if one.profile.set_based:
            yield from self._rows(set_text(one, kind), one.prefixes, None)
            return
        for focus in self._targets[kind]:
            yield from self._rows(one.text, one.prefixes, focus)

    def _rows(
        self, text: str, prefixes: dict[str, str], focus: str | None
    ) -> Iterator[ox.QuerySolution]:
        known: dict[ox.Variable, _Term] = {} if focus is None else {_THIS: ox.NamedNode(focus)}
        found = self._store.query(text, prefixes=prefixes, substitutions=known or None)
        if isinstance(found, ox.QuerySolutions):
            yield from found

    def _as_given(self, focus: ox.NamedNode, value: object) -> list[str | None]:
        """Give a literal as the evidence writes it: the store keeps 01 as 1."""
        if not isinstance(value, ox.Literal):
            return [written(value)]
        if self._originals is None:
            self._originals = Originals(self._lines)
        return [*self._originals.of(focus, value)]


def set_text(one: Constraint, kind: str) -> str:
    """Return the text of a constraint with its targets in the outer group.

    FILTER NOT EXISTS that can be subtracted is: Oxigraph looks through all that the group can
    match for each resource anew, which took 170 s for 30,000 resources, and subtracts in 0.1 s.
    """
    text, profile = one.text, one.profile
    subtracted = []
    body = text[: profile.end]
    for absence in reversed(profile.absences):
        subtracted.append(_ABSENT.replace("#group", body[absence.group : absence.end]))
        body = body[: absence.start] + body[absence.end :]
    targets = _TARGETS.replace("#targets", _GRAPH).replace("#kind", kind)
    head, inside = body[: profile.start], body[profile.start :]
    return "\n".join([head, targets, inside, *subtracted, text[profile.end :]])


def _bound(solution: ox.QuerySolution, name: str) -> object:
    try:
        return solution[name]
    except KeyError:
        return None
