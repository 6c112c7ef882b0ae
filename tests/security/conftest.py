"""The copy of the database on which the policies are tried."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.security.ground import Ground, standing


@pytest.fixture(scope="session")
def ground() -> Iterator[Ground]:
    with standing() as found:
        yield found
