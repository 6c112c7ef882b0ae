"""Layouts of workbooks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.ledgers.kinds import LEDGERS
from jiayuan.config.demo.ledgers.layout import BLOCK, SECOND_SHEET, layout

PROPERTY = next(one for one in LEDGERS if one.code == "property")
ELDERLY = next(one for one in LEDGERS if one.code == "elderly")


@given(st.integers(0, 10_000), st.integers(1, 5_000))
def test_a_shifted_block_lies_within_the_lines(seed: int, lines: int) -> None:
    rotated = layout(dice(seed, "layout"), PROPERTY, "某社区", lines).rotated
    assert (rotated is not None) == (lines > 2 * BLOCK)
    if rotated is not None:
        assert 0 <= rotated <= lines - BLOCK


@given(st.integers(0, 10_000), st.integers(1, 5_000))
def test_only_the_firms_list_was_pasted_together(seed: int, lines: int) -> None:
    assert layout(dice(seed, "layout"), ELDERLY, "某社区", lines).rotated is None


def test_a_third_of_the_books_has_two_sheets() -> None:
    two = [len(layout(dice(seed, "sheets"), ELDERLY, "某社区", 10).sheets) == 2 for seed in range(800)]
    assert abs(sum(two) / len(two) - SECOND_SHEET) < 0.05


def test_half_of_the_books_write_phones_as_numbers() -> None:
    numbers = [layout(dice(seed, "numbers"), ELDERLY, "某社区", 10).numbers for seed in range(800)]
    assert abs(sum(numbers) / len(numbers) - 0.5) < 0.06


def test_the_title_names_community_and_ledger() -> None:
    assert layout(dice(1, "title"), ELDERLY, "府右街南社区", 10).title == "府右街南社区老年人基本情况登记表"
