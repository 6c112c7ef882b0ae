"""Unified social credit codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.creditcode import ALPHABET, CreditCode, credit_check
from jiayuan.kernel.errors import Invalid

GOOD = "91350100M000100Y43"


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (GOOD, "ok"),
        (GOOD.lower(), "ok"),
        (f" {GOOD[:8]}-{GOOD[8:]} ", "ok"),
        ("91350100M000100Y44", "bad_check"),
        ("91350100M000100YO3", "bad_char"),
        ("350100M00", "short"),
        ("某某公司", "other"),
        (None, "missing"),
        ("", "missing"),
    ],
)
def test_classes(cell: object, kind: str) -> None:
    assert CreditCode.parse(cell).kind == kind


@given(st.text(ALPHABET, min_size=17, max_size=17))
def test_every_body_has_its_check(body: str) -> None:
    assert CreditCode(body + credit_check(body)).value == body + credit_check(body)


@given(st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_wrong_place_is_noticed(place: int, char: str) -> None:
    other = GOOD[:place] + char + GOOD[place + 1 :]
    assert (CreditCode.parse(other).kind == "ok") == (other == GOOD)


def test_the_strict_form_raises() -> None:
    with pytest.raises(Invalid):
        CreditCode("91350100M000100Y44")
