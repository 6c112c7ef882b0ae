"""Small cells are hidden, and nothing hidden can be computed from what is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.catalogue.rules.suppress import column, is_small, shares, table

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=1)


def test_zero_is_told_and_one_to_nine_are_not() -> None:
    assert [is_small(count) for count in (0, 1, 9, 10)] == [False, True, True, False]


def test_a_part_is_hidden_when_its_rest_is_small() -> None:
    assert shares({"people": 50, "with_id": 45, "with_phone": 20}, "people") == {
        "people": 50, "with_id": None, "with_phone": 20,
    }  # fmt: skip


def test_a_small_whole_hides_its_row() -> None:
    assert shares({"people": 8, "with_id": 0}, "people") == {"people": None, "with_id": None}


def test_the_smallest_other_cell_goes_with_a_lonely_hidden_one() -> None:
    assert column({"a": 3, "b": 30, "c": 20}) == {"a": None, "b": 30, "c": None}


@given(COUNTS)
def test_no_small_figure_is_told(values: dict[str, int]) -> None:
    assert not [key for key, told in column(values).items() if told is not None and is_small(told)]


@given(COUNTS)
def test_the_total_gives_no_small_figure_away(values: dict[str, int]) -> None:
    told = column(values)
    hidden = [key for key, value in told.items() if value is None]
    left = sum(values.values()) - sum(value for value in told.values() if value is not None)
    # Nobody can be singled out: several cells share what is left, unless everything is hidden.
    assert len(hidden) != 1 or len([value for value in values.values() if value]) == 1
    assert not hidden or left >= 10 or len(hidden) == len([value for value in values.values() if value])


@given(st.dictionaries(st.sampled_from("abcd"), st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1))
def test_rows_tell_neither_small_parts_nor_small_rests(found: dict[str, tuple[int, int]]) -> None:
    rows = {key: {"people": max(pair), "with_id": min(pair)} for key, pair in found.items()}
    for key, told in table(rows, "people").items():
        whole, part = told["people"], told["with_id"]
        assert whole is None or not is_small(whole)
        assert part is None or (whole is not None and not is_small(part) and not is_small(rows[key]["people"] - part))


def could_be(values: dict[str, int]) -> dict[str, set[int]]:
    """What each hidden cell may be for somebody who knows the total, the cells shown, and the rule's threshold."""
    told = column(values)
    hidden = [key for key, value in told.items() if value is None]
    left = sum(values.values()) - sum(value for value in told.values() if value is not None)
    # With two hidden cells or more, one of them takes any share the others leave.
    return {key: set(range(1, left - len(hidden) + 2)) for key in hidden}


@given(COUNTS)
def test_a_hidden_cell_could_be_several_figures(values: dict[str, int]) -> None:
    open_cells = [key for key, value in column(values).items() if value]
    possible = could_be(values)
    # Where every cell is hidden, only the total is known; where some are shown, none may be certain.
    assert not open_cells or all(len(figures) > 1 for figures in possible.values())
    assert all(values[key] in figures for key, figures in possible.items())


def test_a_table_without_rows_stays_empty() -> None:
    assert table({}, "people") == {}
    assert column({}) == {}


def test_large_figures_are_told_as_they_are() -> None:
    rows = {"a": {"people": 100, "with_id": 80}, "b": {"people": 200, "with_id": 150}}
    assert table(rows, "people") == rows


def test_a_part_hidden_in_one_row_takes_one_of_another_row_with_it() -> None:
    rows = {key: {"people": 100, "with_id": part} for key, part in {"a": 5, "b": 60, "c": 70}.items()}
    assert [row["with_id"] for row in table(rows, "people").values()] == [None, None, 70]
