"""What a record may hold."""

from __future__ import annotations

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
