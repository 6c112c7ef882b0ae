"""Values over the wire have the form of their attribute, or the offer is refused."""

from __future__ import annotations

import pytest

from jiayuan.ledgers.exchange.rules.values import fits

GOOD = {"date": "2026-03-01", "bool": "true", "int": "2", "money": "120000", "place": "110102.001.", "text": "王秀兰",
        "sealed": "13911110000"}  # fmt: skip
BAD = {"date": "2026-3-1", "bool": "yes", "int": "-1", "money": "1.5", "place": "110102", "text": "", "entity": "x"}


@pytest.mark.parametrize("kind", sorted(GOOD))
def test_values_of_the_right_form_fit(kind: str) -> None:
    assert fits(kind, GOOD[kind])


@pytest.mark.parametrize("kind", sorted(BAD))
def test_values_of_another_form_do_not(kind: str) -> None:
    assert not fits(kind, BAD[kind])


@pytest.mark.parametrize("text", ["a" * 201, "a\x00b", "a\nb", "20260301"])
def test_nothing_odd_is_a_date_or_a_text(text: str) -> None:
    assert not fits("date", text)
    assert fits("text", text) is (text == "20260301")
