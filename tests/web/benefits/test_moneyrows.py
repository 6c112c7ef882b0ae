"""Rows of lists, lines and sums, as tables show them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from jiayuan.benefits.models import Entitlement, Offer, PayLine, PayList
from jiayuan.benefits.paying.states import Sums
from jiayuan.benefits.queries.paylists import LineRow
from jiayuan.web.benefits.moneyrows import line_cells, line_columns, list_cells, list_columns, sum_rows

KEY, NOVEMBER = UUID(int=7), date(2026, 11, 1)


def line(**more: object) -> LineRow:
    about = Entitlement(offer=Offer(id=KEY))
    return LineRow(PayLine(seq=3, month=NOVEMBER, amount=30_050, entitlement=about, **more), "王*兰")


def test_a_list_leads_to_its_page() -> None:
    found = list_cells(PayList(id=KEY, month=NOVEMBER, state="sent", count=12, total=120_000), "高龄津贴")
    assert [cell["text"] for cell in found][:4] == ["高龄津贴", "2026-11", 12, "1,200"]
    assert found[0]["href"] == f"/staff/benefits/pay/{KEY}/"
    assert found[4]["tone"] == "accent"


@pytest.mark.parametrize("reason", [False, True])
def test_the_bank_s_reason_stands_only_where_the_bank_has_answered(reason: bool) -> None:
    cells = line_cells(line(result="failed", reason="账户已销户"), reason=reason)
    assert len(cells) == len(line_columns(reason=reason)) == 5 + reason
    assert ("账户已销户" in [cell["text"] for cell in cells]) is reason
    assert cells[4]["tone"] == "danger"


def test_every_cell_brings_its_column_s_name() -> None:
    assert [cell["label"] for cell in line_cells(line(), reason=True)] == [
        column["label"] for column in line_columns(reason=True)
    ]
    assert all(column["label"] for column in list_columns())


def test_amounts_stand_right_and_to_the_fen() -> None:
    cell = line_cells(line(), reason=False)[3]
    assert (cell["text"], cell["numeric"]) == ("300.50", True)


@pytest.mark.parametrize(
    ("sums", "doubtful"),
    [
        (Sums(100, 100, 100, 100), []),
        (Sums(100, 90, 100, 100), [1]),
        (Sums(100, 100, 50, 100), [2]),
        (Sums(100, 90, 50, 100), [1, 2]),
    ],
)
def test_what_differs_says_so(sums: Sums, doubtful: list[int]) -> None:
    assert [at for at, row in enumerate(sum_rows(sums)) if row["note"]] == doubtful
