"""The statements are put together of known parts only."""

from __future__ import annotations

import re

import pytest

from jiayuan.registry import bodies_sql, homes_sql, projection_parts, projection_sql, recording_sql

TEXTS = {
    name: text
    for module in (bodies_sql, homes_sql, projection_sql, recording_sql)
    for name, text in vars(module).items()
    if name.isupper() and isinstance(text, str) and not name.startswith("_")
}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_no_part_is_left_to_fill_in(name: str) -> None:
    assert not re.search(r"<\w+( \d+ \w+)?>(?!=)", TEXTS[name].replace("<>", ""))


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_only_intake_tables_are_named_from_outside(name: str) -> None:
    named = set(re.findall(r"(?<!\{)\{(\w+)\}(?!\})", TEXTS[name]))
    assert named <= {"touched", "staged", "fresh", "wanted"}


def test_a_golden_column_is_picked_by_number() -> None:
    built = projection_parts.build("<pick 3 value>, <first 4 sealed>")
    assert built == "max(f.value) FILTER (WHERE f.attr = 3), (array_agg(f.sealed) FILTER (WHERE f.attr = 4))[1]"


def test_six_kinds_of_rows_can_go() -> None:
    assert len(projection_sql.REMOVE) == 6
