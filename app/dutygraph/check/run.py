"""Run checks over evidence in a child, and read each one's outcome off what was found."""

import importlib.util
import logging
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Literal, Protocol

from dutygraph.check.asked import Asked
from dutygraph.check.needed import needed
from dutygraph.check.wire import output_of, question
from dutygraph.jail.call import call as call_in_child
from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.errors import DeadlineError, EngineError
from dutygraph.model.knowledge import Check
from dutygraph.model.status import EngineOutput, Finding
from dutygraph.model.words import Outcome

ENGINES = {"fast": "dutygraph.check.child:fast", "reference": "dutygraph.check.child:reference"}
_ORDER = (Outcome.INAPPLICABLE, Outcome.FAILED, Outcome.CANNOT_TELL)
_log = logging.getLogger(__name__)


class Call(Protocol):
    """Runs ``module:function`` on bytes in a child, as ``jail.call.call`` does."""

    def __call__(self, target: str, payload: bytes, *, seconds: float) -> bytes:
        """Return the function's answer."""


def run_checks(
    triples: Sequence[str],
    checks: Sequence[Check],
    *,
    engine: Literal["fast", "reference"],
    seconds: float,
    as_of: datetime,
    shapes: bytes | None = None,
    call: Call = call_in_child,
) -> EngineOutput:
    """Run checks over N-Triples lines, the closure of subclasses among them.

    ``shapes`` are N-Triples (those of shapes/ if None). A check that cannot be finished is named
    in ``failed`` and the others are run all the same. ``as_of`` is for the run's record: nothing
    in a shape can see it, since age is weighed from the origins of values afterwards.
    Raises DeadlineError after ``seconds``, EngineError when the child dies whatever it is given.
    """
    text = load_knowledge().shapes_ntriples if shapes is None else shapes
    asked = [_asked(check) for check in checks]
    running = engine_for(engine)
    if running == "fast":
        # Not for the reference: so each comparison of both also tests what is left out here.
        triples = needed(triples, text, asked)
    until = time.monotonic() + seconds
    target = ENGINES[running]
    try:
        output = output_of(call(target, question(asked, text, triples), seconds=seconds))
    except EngineError:
        if len(asked) < 2:
            raise
        output = _one_by_one(triples, asked, text, target, until, call)
    return _agreed(output, checks)


def engine_for(engine: Literal["fast", "reference"]) -> Literal["fast", "reference"]:
    """Return the engine that will run; tell the log when it is not the one asked for."""
    if engine == "fast" and importlib.util.find_spec("shacl") is None:
        _log.warning(
            "the package shacl is not installed: the reference engine runs instead, "
            "with the same results and over a hundred times slower"
        )
        return "reference"
    return engine


def outcomes(
    output: EngineOutput, checks: Mapping[str, Check]
) -> Iterator[tuple[str, str, Outcome, tuple[Finding, ...]]]:
    """Yield slug, resource, outcome and findings of every target of every check.

    The outcome is the strongest that was found: does not apply, failed, cannot tell. A target
    on which nothing was found has passed.
    """
    by_shape: dict[str, list[Finding]] = defaultdict(list)
    for finding in output.findings:
        by_shape[finding.shape].append(finding)
    unfinished = {slug for slug, _ in output.failed}
    for slug, targets in output.targets:
        if slug in unfinished:
            continue
        finds = {shape.iri: Outcome(_local(shape.finds)) for shape in checks[slug].shapes}
        found: dict[str, list[Finding]] = defaultdict(list)
        for shape in finds:
            for finding in by_shape.get(shape, ()):
                found[finding.focus].append(finding)
        for focus in targets:
            mine = tuple(found.get(focus, ()))
            yield slug, focus, strongest({finds[one.shape] for one in mine}), mine


def strongest(found: set[Outcome]) -> Outcome:
    """Return the outcome that decides among those found on one resource."""
    return next((outcome for outcome in _ORDER if outcome in found), Outcome.PASSED)


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]


def _asked(check: Check) -> Asked:
    return Asked(check.slug, check.kind, check.shape, tuple(one.iri for one in check.shapes))


def _one_by_one(
    triples: Sequence[str],
    asked: Sequence[Asked],
    shapes: bytes,
    target: str,
    until: float,
    call: Call,
) -> EngineOutput:
    """Run each check in a child of its own, since one of them ends the child of all."""
    outputs: list[EngineOutput] = []
    died: list[EngineError] = []
    for one in asked:
        left = max(until - time.monotonic(), 0.0)
        try:
            outputs.append(output_of(call(target, question([one], shapes, triples), seconds=left)))
        except (EngineError, DeadlineError) as error:
            outputs.append(EngineOutput((), (), ((one.slug, str(error)),)))
            died += [error] if isinstance(error, EngineError) else []
    if len(died) == len(asked):
        raise died[0]
    return EngineOutput(
        findings=tuple(finding for output in outputs for finding in output.findings),
        targets=tuple(row for output in outputs for row in output.targets),
        failed=tuple(row for output in outputs for row in output.failed),
    )


def _agreed(output: EngineOutput, checks: Sequence[Check]) -> EngineOutput:
    """Fail the checks of which an engine says something about another resource than a target."""
    slugs = {shape.iri: check.slug for check in checks for shape in check.shapes}
    targets = {slug: frozenset(found) for slug, found in output.targets}
    strange: dict[str, str] = {}
    for finding in output.findings:
        slug = slugs.get(finding.shape)
        if slug is None:
            raise EngineError(f"the engine reports the shape {finding.shape}, which no check has")
        if finding.focus not in targets.get(slug, ()):
            strange[slug] = "the engine looked at a resource that is not one of its kind"
    return EngineOutput(output.findings, output.targets, (*output.failed, *strange.items()))
