"""What runs in a child: plan every check, find the targets, run one engine over all of them."""

from collections.abc import Callable, Mapping, Sequence

from dutygraph.check.answer import Row, answer, asked_of
from dutygraph.check.asked import Asked
from dutygraph.check.plan import Plan, plan_of
from dutygraph.check.shapes import Shapes
from dutygraph.check.targets import targets_of
from dutygraph.model.errors import DutyGraphError

Engine = Callable[[Shapes, bytes, Mapping[str, Sequence[str]], Sequence[Plan]], list[Row]]


def fast(payload: bytes) -> bytes:
    """Answer a question with the fast engine."""
    from dutygraph.check.fast import findings

    return _answered(payload, findings)


def reference(payload: bytes) -> bytes:
    """Answer a question with the reference engine."""
    from dutygraph.check.reference import findings

    return _answered(payload, findings)


def _answered(payload: bytes, engine: Engine) -> bytes:
    checks, text, ntriples = asked_of(payload)
    shapes = Shapes(text)
    failed: dict[str, str] = {}
    plans = _planned(shapes, checks, failed)
    targets, unnamed = targets_of(ntriples, {plan.asked.kind for plan in plans})
    for plan in plans:
        if plan.asked.kind in unnamed:
            failed[plan.asked.slug] = "a resource of its kind is a blank node; it needs an IRI"
    plans = [plan for plan in plans if plan.asked.slug not in failed]
    found = _found(engine, shapes, ntriples, targets, plans, failed)
    kinds = {plan.asked.slug: plan.asked.kind for plan in plans if plan.asked.slug not in failed}
    return answer(found, targets, kinds, failed)


def _planned(shapes: Shapes, checks: Sequence[Asked], failed: dict[str, str]) -> list[Plan]:
    plans: list[Plan] = []
    for one in checks:
        try:
            plans.append(plan_of(shapes, one))
        except ValueError as error:
            failed[one.slug] = " ".join(str(error).split())
    return plans


def _found(
    engine: Engine,
    shapes: Shapes,
    ntriples: bytes,
    targets: Mapping[str, Sequence[str]],
    plans: Sequence[Plan],
    failed: dict[str, str],
) -> list[Row]:
    """Run all checks at once; when that fails, each alone, so that only the broken ones do."""
    plans = [plan for plan in plans if targets[plan.asked.kind]]
    if not plans:
        return []
    try:
        return engine(shapes, ntriples, targets, plans)
    except MemoryError:
        raise
    except Exception as error:
        if len(plans) == 1:
            failed[plans[0].asked.slug] = _line(error)
            return []
    return [
        row for plan in plans for row in _found(engine, shapes, ntriples, targets, [plan], failed)
    ]


def _line(error: Exception) -> str:
    """Say why in one line; the text of a library's error may hold evidence, so only its kind."""
    if isinstance(error, DutyGraphError):
        return " ".join(str(error).split())
    return f"the engine stopped with {type(error).__name__}"
