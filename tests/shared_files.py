"""Find third-party files in ../shared, which are never copied into the repository."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def shared(relative: str) -> Path:
    """Return a path under ../shared; skip the test when it is missing, fail when CI=true."""
    path = SHARED / relative
    if not path.exists():
        message = f"looked for {path}, which is not there"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message, allow_module_level=True)
    return path
