"""The published Config samples through ``dutygraph check``: every record accounted for."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared_files import shared

SCRIPT = str(Path(sys.executable).parent / "dutygraph")
COLLECTED = "2020-07-20T00:00:00Z"
AS_OF = "2020-08-01T00:00:00Z"

# Written from the files before a command had seen them: records in the file, what of them is of
# a kind that a check looks at, and how the command must end. The server of d07-rms-ecs-resource
# has a floating address and sits in the default group: two failures, so 1. Everything else shows
# too little: 3.
EXPECTED = {
    "d07-rms-all-resources.json": (2, 0, 3),
    "d07-rms-ecs-resource.json": (1, 1, 1),
    "d07-rms-snapshot.json": (1, 1, 3),
    "d08-rms-policy-states.json": (1, 0, 3),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_record_is_accounted_for(name: str) -> None:
    path = shared(f"data/evidence/{name}")
    done = subprocess.run(
        [SCRIPT, "check", str(path), "--json", "--as-of", AS_OF, "--collected-at", COLLECTED],
        capture_output=True,
        text=True,
        check=False,
    )
    read, _checked, ending = EXPECTED[name]
    assert done.returncode == ending, done.stderr
    reports = json.loads(done.stdout)["reports"]
    assert sum(one["read"] for one in reports) == read
    assert all(one["read"] == one["imported"] + len(one["skipped"]) for one in reports)


def test_another_cloud_is_refused_in_one_line() -> None:
    path = shared("data/evidence/d10-prowler-aws.ocsf.json")
    done = subprocess.run([SCRIPT, "check", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
