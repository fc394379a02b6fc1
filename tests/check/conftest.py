"""Children shared by the tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.check.warm import Warm


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    with Warm() as children:
        yield children
