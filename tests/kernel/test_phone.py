"""Telephone numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.phone import Phone

MOBILE = "13800138000"


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        (MOBILE, "mobile", MOBILE),
        ("138-0013-8000", "mobile", MOBILE),
        ("+86 138 0013 8000", "mobile", MOBILE),
        ("008613800138000", "mobile", MOBILE),
        ("１３８００１３８０００", "mobile", MOBILE),
        (13800138000.0, "mobile", MOBILE),
        (13800138000, "mobile", MOBILE),
        ("010-66061234", "landline", "01066061234"),
        ("66061234", "landline", "01066061234"),
        ("12345", "service", "12345"),
        ("4008001234", "service", "4008001234"),
        ("1380013800", "short", "1380013800"),
        ("10000000000", "other", "10000000000"),
        (None, "missing", ""),
        ("无", "missing", ""),
    ],
)
def test_kinds(cell: object, kind: str, value: str) -> None:
    parsed = Phone.parse(cell)
    assert (parsed.kind, parsed.value) == (kind, value)


@pytest.mark.parametrize("joint", ["/", "、", "，", ";", " ", "或"])
def test_several_numbers_are_kept_apart(joint: str) -> None:
    parsed = Phone.parse(f"{MOBILE}{joint}13900139000")
    assert (parsed.kind, parsed.numbers) == ("several", (MOBILE, "13900139000"))


def test_of_several_the_first_usable_counts() -> None:
    assert Phone.parse(f"123/{MOBILE}").value == MOBILE


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none()))
def test_parsing_never_raises(cell: object) -> None:
    assert Phone.parse(cell).kind


@pytest.mark.parametrize(
    ("number", "shown"), [(MOBILE, "138****8000"), ("01066061234", "010****1234"), ("12345", "12345")]
)
def test_masks(number: str, shown: str) -> None:
    assert Phone(number).masked() == shown


def test_the_kind_of_a_strict_number() -> None:
    assert Phone("010-66061234").kind == "landline"


@pytest.mark.parametrize("wrong", ["", "1380013800", "abc"])
def test_the_strict_form_raises(wrong: str) -> None:
    with pytest.raises(Invalid):
        Phone(wrong)
