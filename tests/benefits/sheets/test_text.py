"""YAML values in one cell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.sheets.text import cell_text, cell_value

letters = st.text(st.characters(codec="gb2312"), max_size=9)
plain = st.one_of(st.none(), st.booleans(), st.integers(-9999, 9999), st.dates(), letters)
values = st.recursive(plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner))


@given(values)
def test_any_value_comes_back(value: Any) -> None:
    assert cell_value(cell_text(value), "A1") == value


def test_it_is_short_to_read() -> None:
    assert cell_text({"hukou": True, "birth": date(2016, 5, 1)}) == "{hukou: true, birth: 2016-05-01}"
    assert cell_text("每月10日前") == "每月10日前"


def test_what_cannot_be_read_is_named() -> None:
    with pytest.raises(BookError, match="A7"):
        cell_value("{a: [", "A7")
