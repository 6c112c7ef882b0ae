"""A person says which column is what: accepted whole or not at all, and remembered for the office alone."""

from __future__ import annotations

from typing import Any

import pytest

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import HeaderAlias, LedgerFile
from tests.ledgers import books
from tests.ledgers.conftest import Desk

HEADERS = ["老人尊称", *books.HEADERS[1:], "备注"]
ROWS = [[*books.line(n), "老同志"] for n in range(6)]
CONTENT = books.workbook(ROWS, headers=HEADERS)
RIGHT = ["name", "sex", "id_number", "birth", "phone", "residence.actual", ""]


@pytest.fixture
def asked(desk: Desk) -> api.FileRef:
    return desk.run(desk.upload(CONTENT), "needs_mapping")


def confirm(desk: Desk, ref: api.FileRef, columns: list[str] | None, **more: Any) -> api.FileRef:
    data: dict[str, Any] = dict(more)
    if columns is not None:
        data["columns"] = {"0": columns}
    return desk.do(ref, "confirm_mapping", data=data)


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        (["name", "name", *RIGHT[2:]], "mapping"),
        (RIGHT[:-1], "mapping"),
        ([*RIGHT, ""], "mapping"),
        (["dis.type", *RIGHT[1:]], "mapping"),
        (["name; DROP", *RIGHT[1:]], "mapping"),
        (["", *RIGHT[1:]], "mapping-required"),
        ([""] * 7, "mapping-required"),
    ],
    ids=["twice", "too-few", "too-many", "foreign", "nonsense", "no-name", "nothing"],
)
def test_a_wrong_answer_changes_and_teaches_nothing(
    desk: Desk, asked: api.FileRef, columns: list[str], code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        confirm(desk, asked, columns)
    assert refused.value.code == code
    with desk.worker.acting(LEDGER_UPKEEP):
        assert api.status(asked.id).state == "needs_mapping"
        assert not HeaderAlias.objects.filter(office=desk.office).exists()


def test_a_right_answer_goes_on_and_is_remembered(desk: Desk, asked: api.FileRef) -> None:
    assert confirm(desk, asked, RIGHT).state == "mapped"
    with desk.worker.acting(LEDGER_UPKEEP):
        learned = dict(HeaderAlias.objects.filter(office=desk.office).values_list("header_norm", "attr"))
    assert learned["老人尊称"] == "name"
    assert "备注" not in learned
    assert desk.run(asked).counts["linked"] == 6


def test_a_column_that_is_not_of_the_template_is_not_stored(desk: Desk, asked: api.FileRef) -> None:
    confirm(desk, asked, RIGHT)
    desk.run(asked)
    with desk.worker.acting(LEDGER_UPKEEP):
        assert LedgerFile.objects.get(pk=asked.id).mapping[0]["columns"][-1] is None
        assert [column.attr for column in api.columns(asked.id)] == RIGHT


def test_a_column_may_be_left_out_on_purpose(desk: Desk, asked: api.FileRef) -> None:
    confirm(desk, asked, [*RIGHT[:4], "", RIGHT[5], ""])
    desk.run(asked)
    with desk.worker.acting(LEDGER_UPKEEP):
        assert not [row for row in api.issue_counts(asked.id) if "电话" in row[0]]


def test_without_an_answer_the_proposal_counts_and_must_be_whole(desk: Desk, asked: api.FileRef) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        proposed = [column.attr for column in api.columns(asked.id)]
    assert proposed == RIGHT
    assert confirm(desk, asked, None).state == "mapped"


def test_what_was_learned_is_counted_each_time(desk: Desk, asked: api.FileRef) -> None:
    confirm(desk, asked, RIGHT)
    second = [["王秀兰", *ROWS[0][1:]]]
    ref = desk.run(desk.upload(books.workbook(second, headers=HEADERS)))
    assert ref.state == "previewed"
    with desk.worker.acting(LEDGER_UPKEEP):
        assert HeaderAlias.objects.get(header_norm="老人尊称").confirmed == 1


def test_a_header_the_values_overruled_is_not_learned(desk: Desk) -> None:
    """Exchanged columns are the sheet's fault: 身份证号 does not mean a telephone from now on."""
    rows = [[row[0], row[1], row[4], row[3], row[2], row[5]] for row in (books.line(n) for n in range(6))]
    ref = desk.run(desk.upload(books.workbook(rows)), "needs_mapping")
    desk.do(ref, "confirm_mapping")
    with desk.worker.acting(LEDGER_UPKEEP):
        assert not HeaderAlias.objects.filter(office=desk.office, header_norm="身份证号", attr="phone").exists()
