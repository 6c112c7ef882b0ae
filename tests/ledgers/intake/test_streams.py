"""What the reading process writes is what its caller reads, whatever stands in the cells."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.intake import child
from jiayuan.ledgers.intake.child import CELL, ROW, SHEET
from jiayuan.ledgers.intake.formulas import MARK, column, marked
from jiayuan.ledgers.rules.letters import letter

# What a CSV can hold and no reader takes for the end of a line, a quote or a separator of its own.
PLAIN = st.text("王秀兰ab12 .-=", min_size=1, max_size=6)
ODD = st.text("ab" + SHEET + ROW + CELL, max_size=4)
TABLES = st.lists(st.lists(PLAIN, min_size=2, max_size=4), min_size=1, max_size=5)
MARKS = str.maketrans("", "", SHEET + ROW + CELL)


def written(rows: list[list[str]], comma: str = ",") -> bytes:
    target = io.StringIO()
    csv.writer(target, delimiter=comma).writerows(rows)
    return target.getvalue().encode()


def read(content: bytes) -> list[list[str]]:
    ((_, rows),) = child.parsed("".join(child.lines(content)))
    return rows


@given(TABLES)
def test_rows_of_a_csv_come_out_as_they_went_in(rows: list[list[str]]) -> None:
    assert read(written(rows)) == rows


@given(
    st.lists(st.lists(st.text("ab" + SHEET + ROW + CELL, max_size=4), min_size=2, max_size=3), min_size=1, max_size=4)
)
def test_a_mark_within_a_cell_parts_nothing(rows: list[list[str]]) -> None:
    assert read(written(rows)) == [[cell.translate(MARKS) for cell in row] for row in rows]


@pytest.mark.parametrize("cell", ["a,b", 'a"b', "a\nb", " a ", "'a", "“a”"])
def test_quoted_cells_keep_what_was_quoted(cell: str) -> None:
    assert read(written([["x", cell], ["y", "z"]])) == [["x", cell], ["y", "z"]]


def test_rows_of_different_lengths_and_empty_ones_stay() -> None:
    assert read(b"a,b,c\n\nd\n,,e\n") == [["a", "b", "c"], [""], ["d"], ["", "", "e"]]


def test_the_last_allowed_row_is_read_and_the_next_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "MAX_ROWS", 3)
    assert len(read(b"a,b\n" * 3)) == 3
    with pytest.raises(OverflowError):
        read(b"a,b\n" * 4)


@given(st.binary(max_size=60))
def test_any_text_is_decoded(raw: bytes) -> None:
    # Only the CSV reader itself may refuse, and it has an error of its own.
    try:
        rows = list(child.csv_rows(raw))
    except csv.Error:
        return
    assert all(isinstance(cell, str) for row in rows for cell in row)


@given(st.text("王", min_size=1, max_size=5), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
def test_every_usual_encoding_says_the_same(name: str, encoding: str) -> None:
    assert read(f"姓名,电话\n{name},1\n".encode(encoding)) == [["姓名", "电话"], [name, "1"]]


@pytest.mark.parametrize(
    ("cell", "plain"),
    [("'=1", "=1"), ("'+86", "+86"), ("'@x", "@x"), ("'x", "'x"), ("''=1", "''=1"), ("'", "'"), ("=1", "=1"), ("", "")],
)
def test_only_the_mark_before_a_formula_comes_off(cell: str, plain: str) -> None:
    assert child.unquoted(cell) == plain


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1e15, "1000000000000000.0"),
        (1e15 - 1, "999999999999999"),
        (-1e15, "-1000000000000000.0"),
        (-3.0, "-3"),
        (0.1, "0.1"),
        (-0.0, "0"),
    ],
)
def test_a_number_loses_its_point_only_while_its_digits_are_true(number: float, text: str) -> None:
    assert child.text(number) == text


@given(st.integers(0, 20_000))
def test_columns_are_counted_back_as_they_are_named(number: int) -> None:
    assert column(letter(number)) == number


@given(st.lists(st.text("ab", max_size=2), max_size=6), st.sets(st.tuples(st.integers(0, 2), st.integers(0, 7))))
def test_only_failed_cells_of_the_row_get_the_mark(row: list[str], failed: set[tuple[int, int]]) -> None:
    found = marked(row, 1, failed)
    assert [at for at, cell in enumerate(found) if cell == MARK] == sorted(
        col for line, col in failed if line == 1 and col < len(row)
    )
    assert all(cell in (MARK, row[at]) for at, cell in enumerate(found))
