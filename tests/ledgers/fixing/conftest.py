"""A ledger with slips that can be put right in the grid."""

from __future__ import annotations

import pytest

from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk

SHORT = "12"
ROWS = [
    *[books.line(n) for n in range(6)],
    books.line(6, 联系电话=SHORT),
    books.line(7, 联系电话=SHORT),
    books.line(8, 性别="女"),
    books.line(9, 联系电话="l3912340009"),
]
PHONE = 4


@pytest.fixture
def previewed(desk: Desk) -> api.FileRef:
    return desk.run(desk.upload(books.workbook(ROWS, title="红墙社区老年人花名册")))


@pytest.fixture
def merged(desk: Desk) -> api.FileRef:
    return desk.merge(books.workbook(ROWS, title="红墙社区老年人花名册"))
