"""The system's Chromium, and a server over the sample tenant."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, sync_playwright

from dutygraph.workspace import Workspace
from tests.tenants.evidence import make_evidence
from tests.web.serving import serving

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return where Chromium is; skip without one, but not where everything must be there."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        message = "no Chromium is here: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the made web shop, imported and evaluated."""
    now = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    evidence = make_evidence(tmp_path_factory.mktemp("webshop"), now)
    home = tmp_path_factory.mktemp("browser") / "home"
    with Workspace.create(home) as workspace:
        workspace.import_requests(evidence.requests("together"), tenant="webshop")
        workspace.set_scope("webshop", evidence.scope())
        workspace.status("webshop", as_of=now)
    with serving(home) as url:
        yield url
