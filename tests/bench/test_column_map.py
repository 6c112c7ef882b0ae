"""The bench of columns: fifty layouts, their truth, and what counts as a silent mistake."""

from __future__ import annotations

import pytest

from bench import column_map


@pytest.fixture(scope="module")
def sheets() -> list[column_map.Layout]:
    return column_map.layouts(25)


def test_there_are_fifty_different_layouts(sheets: list[column_map.Layout]) -> None:
    assert len({(sheet.headers, sheet.truth) for sheet in sheets}) == len(sheets) == 50


def test_headers_with_blanks_stay_whole(sheets: list[column_map.Layout]) -> None:
    assert any("身 份 证 号" in sheet.headers for sheet in sheets)


def test_titles_stand_above_the_headers(sheets: list[column_map.Layout]) -> None:
    titled = [sheet for sheet in sheets if sheet.rows[0] != sheet.headers]
    assert {sheet.rows.index(sheet.headers) for sheet in titled} == {1, 2, 3}


def test_a_column_is_as_wide_as_its_headers(sheets: list[column_map.Layout]) -> None:
    assert all(len(row) == len(sheet.headers) == len(sheet.truth) for sheet in sheets for row in sheet.rows)


def test_the_goals_hold_on_small_sheets() -> None:
    figures = {one["key"]: one for one in column_map.measure(25, 1)["figures"]}
    assert figures["columns_right_rate"]["holds"]
    assert figures["columns_silent_mistakes"]["value"] == 0


def test_without_known_headers_a_mistake_is_never_silent(sheets: list[column_map.Layout]) -> None:
    told = column_map.judged(sheets, {})
    assert not [one for one in told if one[2] is not None and one[1] != one[2] and one[3] >= column_map.SURE]
