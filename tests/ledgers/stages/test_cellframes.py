"""Standard cells in columns say what the same cells say one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from jiayuan.kernel.context import Acting
from jiayuan.ledgers.rules.cells import EMPTY, Std
from jiayuan.ledgers.rules.recovery import recovered
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.sealing import Cells, texts_of
from jiayuan.ledgers.stages.cellframes import cells_frame, is_usable, values, whole_frame
from jiayuan.ledgers.stages.frames import COMPARED, asked_frame, rows_frame
from jiayuan.ledgers.stages.rows import incoming
from tests.ledgers.books import id_number, phone
from tests.tree import HOME, HOME_ROOM, STREET

GOOD = id_number(7, "19500101", "2")
PLACES = ("", STREET.value, HOME.value, HOME_ROOM.value, HOME_ROOM.value[:20], HOME_ROOM.value[:25])
TYPED = {
    "name": ("王秀兰", "王 秀兰", "王秀兰（户主）", "无", "王3", "Anna Maria Lee", "买买提·艾力", "王", ""),
    "sex": ("男", "女", "不明", "9", ""),
    "birth": ("1950-01-01", "1950.1", "不详", "1950年", ""),
    "id_number": (
        GOOD, GOOD.lower(), GOOD[:6] + GOOD[8:17], GOOD[:-1] + "0", GOOD[:6] + "********" + GOOD[14:], "E12345678",
        "810000199001011234", "1.10102195001011E+17", GOOD[:17], "",
    ),
    "phone": (phone(1), f"{phone(1)}/{phone(2)}", "010-66012345", "123", "无", ""),
}  # fmt: skip
WORDS = st.fixed_dictionaries({}, optional={attr: st.sampled_from(texts) for attr, texts in TYPED.items()})
WHERE = st.fixed_dictionaries({}, optional=dict.fromkeys(("residence.actual", "community"), st.sampled_from(PLACES)))


def cells(words: dict[str, str], where: dict[str, str]) -> Cells:
    typed = {attr: standardise(attr, text) for attr, text in words.items()}
    return recovered(typed) | {attr: Std(path) if path else EMPTY for attr, path in where.items()}


@pytest.fixture(autouse=True)
def _keys(service: Acting) -> Iterator[None]:
    return iter([None])


@settings(max_examples=60)
@given(st.lists(st.tuples(WORDS, WHERE), max_size=12))
def test_rows_in_columns_are_compared_as_each_alone(typed: list[tuple[dict[str, str], dict[str, str]]]) -> None:
    rows = [cells(*one) for one in typed]
    together = asked_frame(cells_frame(texts_of(rows), COMPARED))
    alone = rows_frame([incoming(one) for one in rows])
    assert_frame_equal(together.select(alone.columns), alone)


def test_every_spelling_is_compared_as_alone() -> None:
    rows = [cells({attr: text}, {}) for attr, texts in TYPED.items() for text in texts]
    together = asked_frame(cells_frame(texts_of(rows), COMPARED))
    alone = rows_frame([incoming(one) for one in rows])
    assert_frame_equal(together.select(alone.columns), alone)


def test_no_row_makes_no_line() -> None:
    assert asked_frame(cells_frame([], COMPARED)).schema == rows_frame([]).select(
        asked_frame(cells_frame([], COMPARED)).columns
    ).schema  # fmt: skip


@pytest.mark.parametrize("state", ["ok", "warn", "error", "empty"])
@pytest.mark.parametrize("value", ["", "王秀兰"])
def test_usable_in_columns_is_usable_alone(state: str, value: str) -> None:
    one = Std(value, state)  # type: ignore[arg-type]
    frame = cells_frame(texts_of([{"name": one}]), ["name"])
    assert frame.select(is_usable("name")).item() == one.usable


def test_values_are_blank_where_nothing_can_be_used() -> None:
    rows: list[Cells] = [{"sex": Std("2", note="from_id")}, {"sex": Std("1")}, {}, {"sex": EMPTY}]
    frame = cells_frame(texts_of(rows), ["sex"])
    assert values(frame, "sex").to_list() == ["2", "1", "", ""]
    assert values(frame, "sex", own=True).to_list() == ["", "1", "", ""]
    assert values(frame, "phone").to_list() == [""] * 4


def test_a_cell_nobody_expected_is_found_as_well() -> None:
    rows: list[Cells] = [{"name": Std("王秀兰"), "tenure": Std("owner")}, {"name": Std("李")}]
    frame = whole_frame(texts_of(rows), ["name"])
    assert frame["tenure"].struct.field("v").to_list() == ["owner", None]


def test_what_looks_like_a_cell_within_a_value_loses_nothing() -> None:
    frame = whole_frame(texts_of([{"name": Std('x":{')}]), ["name"])
    assert frame["name"].struct.field("v").to_list() == ['x":{']
    assert json.loads(texts_of([{"name": Std('x":{')}])[0]) == {"name": {"v": 'x":{'}}


def test_the_column_a_value_was_typed_in_goes_along() -> None:
    frame = cells_frame(texts_of([{"name": Std("王秀兰", col=4)}, {"name": Std("李")}]), ["name"])
    assert frame["name"].struct.field("a").to_list() == [4, None]
    assert frame.schema["name"].fields[-1].dtype == pl.Int16  # type: ignore[attr-defined]


def test_what_was_expected_is_not_looked_for_twice() -> None:
    rows: list[Cells] = [{"name": Std("王秀兰"), "sex": EMPTY, "phone": Std()}, {"name": Std("李")}]
    assert whole_frame(texts_of(rows), ["name", "phone", "sex"]).columns == ["name", "phone", "sex"]
