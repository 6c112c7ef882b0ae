"""What only the whole file tells, asked of its cells in columns."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.models import LedgerFile
from jiayuan.ledgers.rules.cells import EMPTY, Std, error, warn
from jiayuan.ledgers.sealing import Cells, texts_of
from jiayuan.ledgers.stages import whole
from jiayuan.ledgers.stages.cellframes import cells_frame
from jiayuan.ledgers.stages.whole import Whole, cells_at, whole_of
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import DISTRICT

CELL = st.builds(
    Std,
    st.sampled_from(["", "1", "2"]),
    st.sampled_from(["ok", "warn", "error", "empty"]),
    st.sampled_from(["", "phone", "shared"]),
    more=st.lists(st.sampled_from(["3", "4"]), max_size=2).map(tuple),
)
ROWS = st.lists(st.dictionaries(st.sampled_from(["phone", "name"]), CELL), max_size=6)


def lines(*rows: Cells, attrs: Sequence[str] = ("name", "phone")) -> Whole:
    places = [(0, at) for at, _ in enumerate(rows, 2)]
    frame = pl.DataFrame(places, schema={"sheet": pl.Int16, "row": pl.Int32}, orient="row")
    return Whole(frame, cells_frame(texts_of(rows), attrs))


@given(ROWS)
def test_values_are_those_that_can_be_used(rows: list[Cells]) -> None:
    wanted = [cell.value if (cell := row.get("phone", EMPTY)).usable else "" for row in rows]
    assert lines(*rows).values("phone") == wanted


@given(ROWS)
def test_every_telephone_of_a_line_counts(rows: list[Cells]) -> None:
    cells = [row.get("phone", EMPTY) for row in rows]
    assert lines(*rows).phones() == [[one for one in (cell.value, *cell.more) if one] for cell in cells]


@given(ROWS, st.lists(st.sampled_from(["phone", "shared", "other"]), unique=True))
def test_lines_with_a_code_are_found_in_their_order(rows: list[Cells], codes: list[str]) -> None:
    wanted = [
        at for at, row in enumerate(rows) if any(one.code in codes for one in row.values() if one.code)
    ]  # fmt: skip
    assert lines(*rows).coded(["name", "phone"], codes) == wanted


def test_a_code_in_another_attribute_is_not_meant() -> None:
    told = lines({"name": error("name_digits")}, {"phone": warn("12", "phone")})
    assert told.coded(["phone"], ["phone", "name_digits"]) == [1]
    assert told.coded([], ["phone"]) == []


def test_a_file_without_telephones_has_none() -> None:
    told = lines({"name": Std("王秀兰")}, {}, attrs=["name"])
    assert (told.phones(), told.values("phone"), told.coded(["phone"], ["phone"])) == ([[], []], ["", ""], [])


def test_a_line_is_named_by_sheet_and_row() -> None:
    assert [lines({}, {}).place(at) for at in (0, 1)] == [(0, 2), (0, 3)]


@pytest.fixture
def file(desk: Desk) -> LedgerFile:
    ref = desk.run(desk.upload(books.workbook([books.line(n) for n in range(5)])))
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        return LedgerFile.objects.get(pk=ref.id)


def test_rows_opened_some_at_a_time_are_all_there(file: LedgerFile, monkeypatch: pytest.MonkeyPatch) -> None:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        for size in (2, 5, 10_000):
            monkeypatch.setattr(whole, "CHUNK", size)
            found = whole_of(file, ["name", "phone"])
            assert found.lines.rows() == [(0, row) for row in range(2, 7)]
            assert found.values("phone") == [books.phone(n) for n in range(5)]


def test_lines_are_opened_where_they_are_asked_for(file: LedgerFile) -> None:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        found = cells_at(file, [(0, 6), (0, 3), (1, 4), (0, 99)])
    assert {at: cells["name"].value for at, cells in found.items()} == {
        (0, 3): books.NAMES[1], (0, 6): books.NAMES[4],
    }  # fmt: skip
