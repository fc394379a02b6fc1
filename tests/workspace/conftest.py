"""A workspace on disk for each test."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dutygraph.model.namespace import EV
from dutygraph.workspace import Imported, ImportRequest, Workspace
from tests.workspace.states import state

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)

VERSIONING = "SELECT ?name ?on WHERE { ?b <%sversioning> ?on ; <%sname> ?name } ORDER BY ?name"
VERSIONING %= (EV, EV)

Import = Callable[..., Imported]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def workspace(home: Path) -> Iterator[Workspace]:
    with Workspace.create(home) as found:
        yield found


def put(
    workspace: Workspace,
    stack: str,
    buckets: dict[str, bool],
    at: datetime | None = NOON,
    **flags: str,
) -> Imported:
    """Import one small state of a stack."""
    files = ((f"{stack}.tfstate", state(stack, buckets)),)
    request = ImportRequest(files, collected_at=at, **flags)  # type: ignore[arg-type]
    return workspace.import_requests([request], tenant="acme")


def versioning(workspace: Workspace, tenant: str | None = "acme") -> dict[str, str]:
    """Return bucket name to versioning as the default graph has it."""
    found = json.loads(workspace.query(VERSIONING, tenant=tenant).content())
    rows = found["results"]["bindings"]
    return {row["name"]["value"]: row["on"]["value"] for row in rows}
