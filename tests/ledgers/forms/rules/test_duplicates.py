"""When a form is one that exists."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.forms.rules.duplicates import overlap

ATTRS = ["phone", "tenure", "hukou", "sex", "birth", "dis.level", "dis.type", "name"]
SOME = st.sets(st.sampled_from(ATTRS), min_size=1)


@given(SOME, SOME, st.integers(0, 50), st.integers(1, 50))
def test_three_fifths_of_both_make_a_twin(mine: set[str], theirs: set[str], shared: int, people: int) -> None:
    shared = min(shared, people)
    found = overlap(sorted(mine), sorted(theirs), shared, people)
    both = Fraction(len(mine & theirs), len(mine)) >= Fraction(3, 5) and Fraction(shared, people) >= Fraction(3, 5)
    assert found.is_twin == both


def test_exactly_three_fifths_is_enough_and_less_is_not() -> None:
    five = ["phone", "tenure", "hukou", "sex", "birth"]
    assert overlap(five, five[:3], 60, 100).is_twin
    assert not overlap(five, five[:2], 60, 100).is_twin
    assert not overlap(five, five[:3], 59, 100).is_twin


def test_it_is_measured_on_the_new_form() -> None:
    # Much was asked before, little now: that little is asked twice.
    assert overlap(["phone"], ATTRS, 10, 10).is_twin
    assert not overlap(ATTRS, ["phone"], 10, 10).is_twin


def test_a_form_about_nobody_is_no_twin() -> None:
    assert not overlap(["phone"], ["phone"], 0, 0).is_twin
