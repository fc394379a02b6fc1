"""The made evidence, once for all tests here."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pytest

from dutygraph.model.status import StatusReport
from tests.tenants.evidence import Evidence, make_evidence

AS_OF = datetime(2026, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    return make_evidence(tmp_path_factory.mktemp("webshop"), AS_OF)


@pytest.fixture(scope="session")
def report(evidence: Evidence) -> Callable[[str], StatusReport]:
    """Return the report over one form, made once."""

    from dutygraph.local import check_files

    @cache
    def make(form: str) -> StatusReport:
        return check_files(
            evidence.requests(form), as_of=AS_OF, engine="fast", scope=evidence.scope()
        )

    return make
