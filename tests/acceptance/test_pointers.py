"""Results drawn by seed: each pointer is followed in its file to the value that was told."""

import json
import random
from typing import Any

from dutygraph.model.evidence import Origin
from dutygraph.model.status import StatusReport
from dutygraph.status.seen import plain
from tests.tenants.evidence import Evidence

# What stands in the file for a value that the importer turned into one of our words.
DERIVED = "derived"


def test_every_drawn_value_stands_where_it_is_said(
    complete: StatusReport, evidence: Evidence, seed: int, sizes: dict[str, int]
) -> None:
    results = [one for one in complete.results if any(o.pointer for o in one.origins)]
    drawn = random.Random(seed).choices(results, k=sizes["pointers"])  # noqa: S311 - repeatable
    files = {s.digest: [mark.name for mark in s.files] for s in complete.snapshots}
    read: dict[str, Any] = {}
    checked = 0
    for result in drawn:
        for origin in result.origins:
            if origin.won and origin.snapshot in files:
                name = files[origin.snapshot][origin.file]
                tree = read.setdefault(name, json.loads(evidence.files[name]))
                compare(origin, follow(tree, origin.pointer), name)
                checked += 1
    assert checked >= sizes["pointers"]


def follow(tree: Any, pointer: str) -> Any:
    """Return what an RFC 6901 pointer leads to; KeyError or IndexError where it leads nowhere."""
    assert pointer == "" or pointer.startswith("/"), pointer
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        tree = tree[int(step)] if isinstance(tree, list) else tree[step]
    return tree


def compare(origin: Origin, found: Any, name: str) -> None:
    """A scalar in the file equals the value, or the value is a reading of what stands there."""
    value = plain(origin.value)
    if isinstance(found, bool):
        assert value == str(found).lower() or origin.property.endswith(NEGATED), (name, origin)
    elif isinstance(found, int | float):
        assert value == str(found) or not value.lstrip("-").isdigit(), (name, origin, found)
    elif isinstance(found, str) and value not in ("true", "false"):
        assert value.lower() in WORDS.get(found.lower(), found.lower()) or "/" in value, (
            name,
            origin,
            found,
        )


NEGATED = ("publicRead", "publicWrite")
WORDS = {"": "any none 0.0.0.0/0 1 65535", "2": "enabled", "4": "pending-deletion"}
