"""How common a name is, and how much of that a model keeps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.frequency import LEAST, MOST, NameFrequency, parts

NAMES = NameFrequency({"王": 0.08, "赵": 0.02}, {"秀兰": 0.004, "建国": 0.002, "爱": 0.001}, 0.0001, 0.0001, 12.0)


def test_a_rare_name_says_more() -> None:
    assert NAMES.bits("欧春晓") > NAMES.bits("赵建国") > NAMES.bits("王秀兰")


def test_the_rareness_of_one_name_is_bounded() -> None:
    assert NAMES.bits("欧春晓") == MOST
    assert NameFrequency({"王": 1.0}, {"伟": 1.0}, average=50).bits("王伟") == LEAST


def test_where_no_shares_are_known_rareness_says_nothing() -> None:
    assert NameFrequency().bits("王秀兰") == 0.0


@pytest.mark.parametrize(
    ("name", "family", "given_name"),
    [("王秀兰", "王", "秀兰"), ("𠮷野", "𠮷", "野"), ("anna maria schmidt", "schmidt", "anna"), ("", "", "")],
)
def test_family_and_given_name(name: str, family: str, given_name: str) -> None:
    assert parts(name) == (family, given_name)


def test_the_commonest_are_kept_and_the_others_share() -> None:
    small = NAMES.trimmed(1)
    assert (small.family, small.given) == ({"王": 0.08}, {"秀兰": 0.004})
    assert small.rare_given == pytest.approx(0.0015)
    assert small.average == NAMES.average


@given(st.integers(3, 50))
def test_a_model_that_has_room_for_all_loses_nothing(most: int) -> None:
    assert NAMES.trimmed(most) == NAMES
