"""Fixtures of command's pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.command.committed import Committed


@pytest.fixture
def committed(db: None) -> Iterator[Committed]:
    """An active plan other connections can see."""
    made = Committed()
    made.open()
    yield made
    made.close()
