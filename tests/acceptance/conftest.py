"""The made evidence and the report over all of it."""

from datetime import UTC, datetime

import pytest

from dutygraph.local import check_files
from dutygraph.model.status import StatusReport
from tests.tenants.evidence import Evidence, make_evidence

AS_OF = datetime(2026, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    return make_evidence(tmp_path_factory.mktemp("webshop"), AS_OF)


@pytest.fixture(scope="session")
def complete(evidence: Evidence) -> StatusReport:
    """Return the report over everything, with no page missing."""
    requests = evidence.requests("complete")
    return check_files(requests, as_of=AS_OF, engine="fast", scope=evidence.scope())
