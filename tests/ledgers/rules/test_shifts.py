"""A column pasted one row off is found, and only then."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.ledgers.rules.shifts import Line, Shift, find_shifts, mended
from tests.ledgers.books import born, id_number


def people(count: int) -> list[Line]:
    lines = []
    for n in range(count):
        day, sex = born(n % 60), "12"[n * 7 % 3 % 2]
        lines.append(Line(id_number(n % 100, day, sex), f"{day[:4]}-{day[4:6]}-{day[6:]}", sex))
    return lines


def pasted(lines: list[Line], first: int, last: int, offset: int) -> list[Line]:
    """Rows first..last hold the number that belongs `offset` rows away."""
    ids = [line.id_number for line in lines]
    moved = ids.copy()
    for at in range(first, last + 1):
        source = at - offset
        moved[at] = ids[source] if 0 <= source < len(ids) else ""
    return [Line(number, line.birth, line.sex) for number, line in zip(moved, lines, strict=True)]


def test_a_right_sheet_has_no_shift() -> None:
    assert find_shifts(people(30)) == []


@pytest.mark.parametrize("offset", [1, -1])
def test_a_whole_column_one_row_off_is_found(offset: int) -> None:
    (shift,) = find_shifts(pasted(people(30), 0, 29, offset))
    assert (shift.attr, shift.offset) == ("id_number", offset)


@pytest.mark.parametrize(("offset", "first", "last"), [(1, 10, 24), (-1, 11, 25)])
def test_a_block_in_the_middle_is_found(offset: int, first: int, last: int) -> None:
    """The row at the block's far edge has lost its number: nobody's cell holds it any more."""
    (shift,) = find_shifts(pasted(people(40), 10, 25, offset))
    assert (shift.first, shift.last, shift.offset) == (first, last, offset)


@pytest.mark.parametrize("offset", [1, -1])
def test_the_block_moves_back(offset: int) -> None:
    lines = people(40)
    wrong = pasted(lines, 10, 25, offset)
    (shift,) = find_shifts(wrong)
    back = mended([line.id_number for line in wrong], shift)
    inner = range(11, 25)
    assert [back[n] for n in inner] == [lines[n].id_number for n in inner]


def test_a_few_wrong_rows_are_no_paste() -> None:
    lines = people(30)
    lines[5] = Line(lines[6].id_number, lines[5].birth, lines[5].sex)
    assert find_shifts(lines) == []


def test_sex_alone_needs_a_long_stretch() -> None:
    lines = [Line(line.id_number, "", line.sex) for line in people(12)]
    assert find_shifts(pasted(lines, 0, 11, 1)) == []


def test_no_number_is_doubled_by_moving_back() -> None:
    values = [str(n) for n in range(10)]
    back = mended(values, Shift("id_number", 2, 5, 1))
    assert back == ["0", "1", "3", "4", "5", "6", "", "7", "8", "9"]


@settings(max_examples=50)
@given(st.lists(st.sampled_from(["", *(id_number(n, born(n)) for n in range(6))]), max_size=20))
def test_any_column_is_survived(ids: list[str]) -> None:
    lines = [Line(number, "1950-01-01", "2") for number in ids]
    for shift in find_shifts(lines):
        assert len(mended(ids, shift)) == len(ids)
