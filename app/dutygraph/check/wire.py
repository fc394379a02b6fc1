"""What goes to a child and comes back: a line of JSON, then N-Triples."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from dutygraph.check.asked import Asked
from dutygraph.model.status import EngineOutput, Finding
from dutygraph.model.words import Severity

Row = tuple[str, str, str | None, str | None, str, str]
"""Focus, shape, path, value, component, severity: a finding on its way."""


def question(asked: Sequence[Asked], shapes: bytes, triples: Sequence[str]) -> bytes:
    """Write what a child is asked: the checks, the shapes, the evidence."""
    head = {"checks": [asdict(one) for one in asked], "shapes": len(shapes)}
    return b"".join((json.dumps(head).encode(), b"\n", shapes, "\n".join(triples).encode(), b"\n"))


def asked_of(payload: bytes) -> tuple[tuple[Asked, ...], bytes, bytes]:
    """Read a question: the checks, the shapes and the evidence, both as N-Triples."""
    end = payload.index(b"\n") + 1
    head = json.loads(payload[:end])
    checks = tuple(Asked(**one | {"speaks": tuple(one["speaks"])}) for one in head["checks"])
    middle = end + head["shapes"]
    return checks, payload[end:middle], payload[middle:]


def answer(
    findings: Sequence[Row],
    targets: dict[str, list[str]],
    kinds: dict[str, str],
    failed: dict[str, str],
) -> bytes:
    """Write an answer; ``targets`` are by kind and ``kinds`` by slug."""
    said = {"findings": findings, "targets": targets, "kinds": kinds, "failed": failed}
    return json.dumps(said).encode()


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
