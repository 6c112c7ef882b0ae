"""A merged ledger of thirty-two lines with known faults."""

from __future__ import annotations

import pytest

from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk, digest

__all__ = ["desk", "digest"]

# Lines 0 to 5 are people of the base; the others are new. Line 6 has a wrong phone, line 7 none, line 8 comes twice.
FAULTY = [
    *(books.line(n) for n in range(6)),
    books.line(6, 联系电话="12"),
    books.line(7, 联系电话=""),
    books.line(8),
    books.line(8),
    *(books.line(n) for n in range(9, 32)),
]


@pytest.fixture
def merged(desk: Desk) -> api.FileRef:
    """The faulty ledger in the base."""
    return desk.merge(books.workbook(FAULTY))
