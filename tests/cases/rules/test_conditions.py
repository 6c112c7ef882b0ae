"""What a routing rule may ask, one test a field."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jiayuan.cases.rules.conditions import SHOWN, TESTS, CaseFacts, applies, because, inside
from tests.cases.rules.working import local

SQUARE = [[116.0, 39.0], [117.0, 39.0], [117.0, 40.0], [116.0, 40.0]]
FACTS = CaseFacts(
    "010101", "water", "help", "U2", "110102.001.001.0001.", local("2026-03-02T23:30"), text="家里停 水了",
    grid_code="110102001001001", point=(116.37, 39.91), property_firm="红墙物业", repeats=3,
)  # fmt: skip


@pytest.mark.parametrize(
    ("when", "wanted"),
    [
        ({"class": ["010101"]}, True), ({"class": ["020101"]}, False), ({"group": ["water", "gas"]}, True),
        ({"kind": ["complaint"]}, False), ({"urgency": ["U1", "U2"]}, True), ({"source": ["web"]}, True),
        ({"area": ["110102.001."]}, True), ({"area": ["110102.002."]}, False), ({"grid": ["110102001001001"]}, True),
        ({"polygon": SQUARE}, True), ({"hours": [22, 6]}, True), ({"hours": [9, 18]}, False),
        ({"working_day": True}, True), ({"asset_owner": ["city"]}, False), ({"property_firm": True}, True),
        ({"property_firm": False}, False), ({"repeats_min": 3}, True), ({"repeats_min": 4}, False),
        ({"words": ["停水"]}, True), ({"words": ["停电"]}, False), ({}, True),
        ({"group": ["water"], "urgency": ["U3"]}, False),
    ],
)  # fmt: skip
def test_each_field(when: dict[str, Any], wanted: bool) -> None:
    assert applies(FACTS, when)[0] is wanted


def test_the_deciding_part_is_named() -> None:
    assert applies(FACTS, {"group": ["gas"], "kind": ["help"]}) == (False, "group=water")
    assert applies(FACTS, {"group": ["water"], "urgency": ["U2"]}) == (True, "group=water; urgency=U2")


def test_words_are_never_shown() -> None:
    assert because("words", FACTS) == "words"
    assert "words" not in SHOWN


def test_a_day_shift_is_left_open_at_its_end() -> None:
    evening = replace(FACTS, received_at=local("2026-03-02T18:00"))
    assert not applies(evening, {"hours": [9, 18]})[0]


def test_an_unknown_field_is_an_error_not_a_no() -> None:
    with pytest.raises(KeyError):
        applies(FACTS, {"mood": ["bad"]})


def test_no_point_lies_in_no_polygon() -> None:
    assert not inside(None, SQUARE)
    assert not inside((118.0, 39.5), SQUARE)


def test_every_shown_input_belongs_to_a_test() -> None:
    assert set(SHOWN) <= set(TESTS)
