"""What a child is asked and what it answered, on this side of the pipe."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from dutygraph.check.asked import Asked
from dutygraph.model.status import EngineOutput, Finding
from dutygraph.model.words import Severity


def question(asked: Sequence[Asked], shapes: bytes, triples: Sequence[str]) -> bytes:
    """Write what a child is asked: the checks, the shapes, the evidence."""
    head = {"checks": [asdict(one) for one in asked], "shapes": len(shapes)}
    return b"".join((json.dumps(head).encode(), b"\n", shapes, "\n".join(triples).encode(), b"\n"))


def output_of(payload: bytes) -> EngineOutput:
    """Read an answer."""
    said = json.loads(payload)
    severities = {one.value: one for one in Severity}
    findings = tuple(
        Finding(focus, shape, path, value, component, severities[severity])
        for focus, shape, path, value, component, severity in said["findings"]
    )
    targets = {kind: tuple(found) for kind, found in said["targets"].items()}
    return EngineOutput(
        findings=findings,
        targets=tuple((slug, targets[kind]) for slug, kind in said["kinds"].items()),
        failed=tuple(said["failed"].items()),
    )
