"""The ledger desk, its base and one merged ledger for the pages of the registry."""

from __future__ import annotations

import pytest

from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk

__all__ = ["desk", "merged"]


@pytest.fixture
def merged(desk: Desk) -> api.FileRef:
    """A ledger that gave person 0 a new phone."""
    return desk.merge(books.workbook([books.line(0, 联系电话="13700001111"), books.line(1)]))
