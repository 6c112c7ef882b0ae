"""Uploads from the desk: receipt, approval, undo, and who may do what."""

from __future__ import annotations

from collections.abc import Callable

from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk


def test_a_ledger_is_merged_and_undone_to_the_same_bytes(desk: Desk, digest: Callable[[], str]) -> None:
    before = digest()
    ref = desk.merge(books.workbook([books.line(n) for n in range(9)], title="老年人花名册"))
    print(ref)
    assert ref.counts["linked"] == 6
    assert ref.counts["new"] == 3
    assert digest() != before
    desk.do(ref, "undo", reason="传错了")
    assert digest() == before
