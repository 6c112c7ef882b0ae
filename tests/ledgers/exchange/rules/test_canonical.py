"""RFC 8785: the examples of its text, and that one value has one spelling."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.ledgers.exchange.rules.canonical import canonical, digest

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5).filter(str.isprintable), inner),
    max_leaves=6,
)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (333333333.33333329, "333333333.3333333"), (1e30, "1e+30"), (4.50, "4.5"), (2e-3, "0.002"),
        (0.000000000000000000000000001, "1e-27"), (-0.0, "0"), (5e-324, "5e-324"), (1e21, "1e+21"),
        (1.7976931348623157e308, "1.7976931348623157e+308"), (295147905179352830000.0, "295147905179352830000"),
        (0.000001, "0.000001"), (1e-7, "1e-7"), (-1.5, "-1.5"), (100.0, "100"), (1.25e25, "1.25e+25"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_the_standard_says(value: float, text: str) -> None:
    assert canonical(value) == text


def test_the_standard_s_own_example() -> None:
    value = {"string": '€$\u000f\nA\'B"\\\\"/', "literals": [None, True, False]}
    assert canonical(value) == r'{"literals":[null,true,false],"string":"€$\u000f\nA' + "'" + r'B\"\\\\\"/"}'


def test_names_are_ordered_by_utf16_units() -> None:
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    wanted = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert list(json.loads(canonical(dict.fromkeys(names)))) == wanted


@settings(max_examples=60)
@given(JSON)
def test_reading_and_writing_again_changes_nothing(value: object) -> None:
    text = canonical(value)
    assert canonical(json.loads(text)) == text


@given(st.dictionaries(st.text(max_size=5).filter(str.isprintable), st.integers(0, 9)))
def test_the_order_of_names_does_not_matter(value: dict[str, int]) -> None:
    assert digest(value) == digest(dict(reversed(value.items())))


@pytest.mark.parametrize("value", [math.nan, math.inf, 2**53 + 1, 10**400, {1: "a"}, "\ud800", {"a": object()}, b"x"])
def test_what_json_cannot_say_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- several kinds of one error
        canonical(value)
