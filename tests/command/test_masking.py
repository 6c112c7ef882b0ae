"""Long runs of digits never stay in a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.masking import masked


@pytest.mark.parametrize(
    ("text", "kept"),
    [("电话13812345678", "电话138****78"), ("110102199001011234", "110****34"), ("138-1234-5678", "138****78"),
     ("3号楼502室", "3号楼502室"), ("共1200人", "共1200人"), (" 摔倒 ", "摔倒")],
)  # fmt: skip
def test_examples(text: str, kept: str) -> None:
    assert masked(text) == kept


@given(st.from_regex(r"1[3-9]\d{9}", fullmatch=True), st.sampled_from(["", "找", "号 "]))
def test_no_phone_survives(phone: str, before: str) -> None:
    assert phone not in masked(f"{before}{phone}，快来")
    assert not re.search(r"\d{7,}", masked(f"{before}{phone}"))
