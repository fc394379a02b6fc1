"""A home with two tenants' evidence, and a server over it, made once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dutygraph.workspace import ImportRequest, Workspace
from tests.web.serving import serving
from tests.workspace.states import state

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
BUCKETS = {"acme": {"acme-photos": True, "acme-logs": False}, "other": {"other-bills": True}}


def fill(home: Path, buckets: dict[str, dict[str, bool]]) -> None:
    """Make a home in which each tenant has one stack of buckets and one evaluation."""
    with Workspace.create(home) as workspace:
        for tenant, named in buckets.items():
            files = ((f"{tenant}.tfstate", state(tenant, named)),)
            request = ImportRequest(files, collected_at=NOON)
            workspace.import_requests([request], tenant=tenant)
            workspace.status(tenant, as_of=NOON)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("served") / "home"
    fill(found, BUCKETS)
    return found


@pytest.fixture(scope="session")
def base(home: Path) -> Iterator[str]:
    with serving(home) as url:
        yield url
