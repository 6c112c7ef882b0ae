"""Long runs of digits never stay in a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.masking import masked

GAPS = ["", " ", "-", " - ", "\u2014", "\u2013", "\uff0d", "\u3000", "\u00a0"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("电话13812345678", "电话138****78"), ("110102199001011234", "110****34"), ("138-1234-5678", "138****78"),
        ("11010219900101123X", "110****3X"), ("11010219900101123x", "110****3x"), ("010-66001234", "010****34"),
        ("138 1234 5678 王先生", "138****78 王先生"), ("１３８１２３４５６７８", "１３８****７８"),
        ("手机13812345678，座机01066001234", "手机138****78，座机010****34"),
        ("3号楼502室", "3号楼502室"), ("共1200人", "共1200人"), (" 摔倒 ", "摔倒"), ("", ""), ("   ", ""),
        ("101-102-103室", "101-102-103室"), ("灯杆编号12345678", "灯杆编号12345678"), ("10月3日14:30", "10月3日14:30"),
        ("北纬39.907512", "北纬39.907512"), ("120、130、131、132、133", "120、130、131、132、133"),
    ],
)  # fmt: skip
def test_examples(text: str, kept: str) -> None:
    assert masked(text) == kept


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", "找", "号 "]))
def test_no_phone_survives(phone: str, before: str) -> None:
    assert phone not in masked(f"{before}{phone}，快来")
    assert not re.search(r"\d{7,}", masked(f"{before}{phone}"))


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(GAPS), st.sampled_from(GAPS))
def test_grouping_hides_nothing(phone: str, first: str, second: str) -> None:
    typed = f"联系{phone[:3]}{first}{phone[3:7]}{second}{phone[7:]}"
    assert masked(typed) == f"联系{phone[:3]}****{phone[-2:]}"


@given(st.text())
def test_no_ten_digits_are_left_in_a_row(text: str) -> None:
    assert not re.search(r"\d{10,}", masked(text))


@given(st.text(alphabet="0123456789X -号楼", max_size=40))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert masked(masked(text)) == masked(text)


@given(st.text(alphabet=st.characters(blacklist_categories=["Nd"]), max_size=60))
def test_text_without_digits_stays_as_it_is(text: str) -> None:
    assert masked(text) == text.strip()


@given(st.integers(0, 999_999_999))
def test_up_to_nine_digits_stay(number: int) -> None:
    assert masked(f"编号{number}。") == f"编号{number}。"
