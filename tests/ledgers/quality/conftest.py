"""A merged ledger of thirty-two lines with known faults."""

from __future__ import annotations

import pytest

from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk, digest

__all__ = ["desk", "digest"]

# A name of their own for newcomers: with a name of the base in the same house people would be asked.
GIVEN = "安邦昌达恩福刚浩吉康乐明宁平庆瑞尚泰文祥雅毅智忠卓梓"


def newcomer(n: int, **changes: str) -> list[str]:
    return books.line(n, **{"姓名": f"钱{GIVEN[n - 6]}"} | changes)


# Lines 0 to 5 are people of the base; the others are new. Line 6 has a wrong phone, line 7 none, line 8 comes twice.
FAULTY = [
    *(books.line(n) for n in range(6)),
    newcomer(6, 联系电话="12"),
    newcomer(7, 联系电话=""),
    newcomer(8),
    newcomer(8),
    *(newcomer(n) for n in range(9, 32)),
]


@pytest.fixture
def merged(desk: Desk) -> api.FileRef:
    """The faulty ledger in the base."""
    return desk.merge(books.workbook(FAULTY))
