"""What a record may hold."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.audit.leaves import Row
from jiayuan.audit.rules import MAX_SUBJECTS, Witness, allowed_detail, differences, named_subjects


@pytest.mark.parametrize("value", [3, "ledger.merge", "U2", "sha256:9f2c", ""])
def test_numbers_and_codes_may_stand_in_the_detail(value: int | str) -> None:
    assert "key" in allowed_detail({"key": value})


@pytest.mark.parametrize("value", ["王秀兰", "two words", "110102194503071233", "13800138000", "x" * 81, None, 1.5])
def test_nothing_else_may(value: object) -> None:
    with pytest.raises(ValueError, match="detail"):
        allowed_detail({"key": value})  # type: ignore[dict-item]


@given(st.integers(0, 400))
def test_a_bulk_record_names_nobody_but_counts(size: int) -> None:
    named, n = named_subjects(list(range(size)), None)
    assert (len(named), n) == ((size, None) if size <= MAX_SUBJECTS else (0, size))


def rows(*contents: str) -> list[Row]:
    return [Row(str(number), 5, content) for number, content in enumerate(contents)]


def witnesses(*contents: str) -> list[Witness]:
    return [Witness(row.id, row.leaf.hex(), row.content.hex()) for row in rows(*contents)]


@pytest.mark.parametrize(
    ("found", "kinds"),
    [
        (("a", "b", "c"), set()),
        (("a", "x", "c"), {("changed", "1")}),
        (("a", "b"), {("deleted", "2")}),
        (("a", "b", "c", "d"), {("inserted", "3")}),
        (("b", "a", "c"), {("reordered", "0"), ("reordered", "1")}),
        ((), {("deleted", "0"), ("deleted", "1"), ("deleted", "2")}),
    ],
)
def test_differences_are_located(found: tuple[str, ...], kinds: set[tuple[str, str]]) -> None:
    located = differences(1, witnesses("a", "b", "c"), rows(*found))
    assert {(finding.kind, finding.record) for finding in located} == kinds


def test_another_transaction_number_is_a_change() -> None:
    moved = [Row("0", 6, "a")]
    assert [finding.kind for finding in differences(1, witnesses("a"), moved)] == ["reordered"]


@pytest.mark.parametrize("value", [13_800_138_000, 19_912_345_678, 110102194503071233])
def test_a_phone_is_no_number_because_it_is_an_int(value: int) -> None:
    with pytest.raises(ValueError, match="detail"):
        allowed_detail({"n": value})


@given(st.dictionaries(st.text("abcdef_", min_size=1, max_size=8), st.integers(-(10**6), 10**6), max_size=6))
def test_counts_are_written_in_one_order(detail: dict[str, int]) -> None:
    text = allowed_detail(detail)
    assert json.loads(text) == detail
    assert text == allowed_detail(dict(reversed(detail.items())))


@given(st.text(min_size=1, max_size=100))
def test_a_text_with_chinese_or_blanks_is_never_a_code(text: str) -> None:
    if any(not "!" <= char <= "~" for char in text):
        with pytest.raises(ValueError, match="detail"):
            allowed_detail({"code": text})


@given(st.text("0123456789abcx-:", max_size=30), st.integers(13_000_000_000, 19_999_999_999))
def test_a_phone_inside_a_code_is_found(around: str, phone: int) -> None:
    with pytest.raises(ValueError, match="detail"):
        allowed_detail({"ref": f"{around}:{phone}"})


ALPHABET = st.sampled_from(["a", "b", "c"])


@given(st.lists(ALPHABET, max_size=6), st.lists(ALPHABET, max_size=6))
def test_differences_are_none_exactly_if_nothing_was_done(kept: list[str], found: list[str]) -> None:
    assert (differences(1, witnesses(*kept), rows(*found)) == []) == (kept == found)


@given(st.lists(ALPHABET, max_size=6), st.lists(ALPHABET, max_size=6))
def test_each_record_is_told_at_most_once(kept: list[str], found: list[str]) -> None:
    told = [finding.record for finding in differences(1, witnesses(*kept), rows(*found))]
    assert len(told) == len(set(told))
    assert len(told) >= abs(len(kept) - len(found))
