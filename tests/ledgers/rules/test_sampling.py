"""The blind sample: drawn alike whoever asks, and what follows from what it tells."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from jiayuan.ledgers.rules.decision import Decision, Kind
from jiayuan.ledgers.rules.model import Model
from jiayuan.ledgers.rules.sampling import Precision, held_back, is_drawn, week_of

WEEK = date(2026, 3, 2)
MODEL = Model(1, -20.0, {}, t1=8.0)


@pytest.mark.parametrize("days", range(7))
def test_a_week_begins_on_monday(days: int) -> None:
    assert week_of(WEEK + timedelta(days=days)) == WEEK


def test_about_two_in_a_hundred_are_drawn() -> None:
    drawn = sum(is_drawn(record, WEEK) for record in range(20_000))
    assert 340 <= drawn <= 460


def test_the_draw_is_the_same_each_time_and_another_each_week() -> None:
    first, again = ([n for n in range(5000) if is_drawn(n, WEEK)] for _ in range(2))
    later = [n for n in range(5000) if is_drawn(n, WEEK + timedelta(days=7))]
    assert first == again != later


@pytest.mark.parametrize(
    ("right", "n", "short"),
    [(0, 0, False), (0, 1, True), (1, 1, False), (998, 1000, True), (999, 1000, False), (1999, 2000, False)],
)
def test_the_machine_is_short_below_999_in_a_thousand(right: int, n: int, short: bool) -> None:
    assert Precision(n, right).is_short is short


def test_nothing_looked_at_is_neither_right_nor_wrong() -> None:
    assert (Precision(0, 0).value, Precision(0, 0).lower) == (None, None)


def test_the_bound_says_how_little_few_samples_tell() -> None:
    few, many = Precision(10, 10), Precision(10_000, 10_000)
    assert few.value == many.value == 1
    assert few.lower
    assert many.lower
    assert 0.7 < few.lower < 0.73
    assert many.lower > 0.999


@pytest.mark.parametrize(("bits", "kind"), [(7.0, "review"), (9.999, "review"), (10.0, "link"), (40.0, "link")])
def test_a_weak_link_becomes_a_question(bits: float, kind: Kind) -> None:
    held = held_back(Decision("link", "score", UUID(int=1), bits), MODEL)
    assert held.kind == kind
    assert (held.person is None) == (kind == "review")


@pytest.mark.parametrize("kind", ["review", "new", "unplaced"])
def test_only_links_are_held_back(kind: Kind) -> None:
    decision = Decision(kind, "unsure", None, 3.0)
    assert held_back(decision, MODEL) is decision
