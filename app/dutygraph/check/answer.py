"""What a child is asked and what it answers, on its side of the pipe.

Kept apart from ``wire``: a child that need not import the types of findings starts faster.
"""

import json
from collections.abc import Sequence

from dutygraph.check.asked import Asked

Row = tuple[str, str, str | None, str | None, str, str]
"""Focus, shape, path, value, component, severity: a finding on its way."""


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
