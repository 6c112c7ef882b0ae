"""Columns with masked samples, and the edges of blocks that stand one row off."""

from __future__ import annotations

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk


def shifted() -> bytes:
    """Numbers pasted one row too low from the fourth line on."""
    rows = [books.line(n) for n in range(20)]
    numbers = [row[2] for row in rows]
    for at in range(3, 20):
        rows[at][2] = numbers[at - 1]
    return books.workbook(rows)


def test_columns_show_masked_samples(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(n) for n in range(6)])))
    with desk.worker.acting(LEDGER_UPKEEP):
        samples = {column.attr: column.samples for column in api.columns(ref.id)}
    assert samples["name"][0] == "王*"
    assert samples["sex"] == ["男", "女"]
    assert all("****" in text for text in (*samples["id_number"], *samples["phone"]))


def test_a_proposed_move_is_shown_on_its_rows(desk: Desk) -> None:
    ref = desk.run(desk.upload(shifted()), "needs_mapping")
    with desk.worker.acting(LEDGER_UPKEEP):
        (paste,) = api.pastes(ref.id)
    assert paste.header == "身份证号"
    assert any(now != then for _row, now, then in paste.lines)
    assert all("****" in text or not text for _row, *both in paste.lines for text in both)


def test_a_file_in_order_has_nothing_to_move(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(n) for n in range(6)])))
    with desk.worker.acting(LEDGER_UPKEEP):
        assert api.pastes(ref.id) == []
