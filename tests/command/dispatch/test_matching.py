"""Filling places with units, against every possible way to do it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.dispatch import Candidate
from jiayuan.command.dispatch.matching import match, smallest_limit

NAMES = ("volunteer", "medic", "crowd")
SKILLS = st.frozensets(st.sampled_from(NAMES), max_size=3)
SLOTS = st.lists(st.sampled_from(NAMES), max_size=3)
PEOPLE = st.lists(st.tuples(SKILLS, st.integers(1, 500)), max_size=5)


def units(rows: Sequence[tuple[frozenset[str], int]]) -> list[Candidate]:
    """Candidates by ascending ETA."""
    ordered = sorted(rows, key=lambda row: row[1])
    return [Candidate(k, f"U{k}", skills, float(eta)) for k, (skills, eta) in enumerate(ordered)]


def etas(people: Sequence[Candidate]) -> np.ndarray:
    return np.array([unit.eta_s for unit in people])


def most_by_hand(slots: Sequence[str], people: Sequence[Candidate]) -> tuple[int, float]:
    """(places filled, least price) over every injection of units into slots, empty places allowed."""
    best = (0, 0.0)
    padded: list[Candidate | None] = [*people, *([None] * len(slots))]
    for chosen in set(permutations(padded, len(slots))):
        pairs = [(slot, unit) for slot, unit in zip(slots, chosen, strict=True) if unit is not None]
        if all(slot in unit.skills for slot, unit in pairs):
            best = min(best, (-len(pairs), sum(unit.eta_s for _, unit in pairs)))
    return -best[0], best[1]


@settings(max_examples=60, deadline=None)
@given(SLOTS, PEOPLE)
def test_most_places_at_the_least_price(slots: list[str], rows: list[tuple[frozenset[str], int]]) -> None:
    people = units(rows)
    found = match(slots, people, etas(people))
    price = sum(people[unit].eta_s for _, unit in found)
    assert (len(found), price) == pytest.approx(most_by_hand(slots, people))


@settings(max_examples=60, deadline=None)
@given(SLOTS, PEOPLE)
def test_nobody_twice_and_nobody_without_the_skill(slots: list[str], rows: list[tuple[frozenset[str], int]]) -> None:
    people = units(rows)
    found = match(slots, people, etas(people))
    assert len({unit for _, unit in found}) == len({slot for slot, _ in found}) == len(found)
    assert all(slots[slot] in people[unit].skills for slot, unit in found)


@settings(max_examples=60, deadline=None)
@given(SLOTS, PEOPLE)
def test_limit_is_the_earliest_that_fills_most(slots: list[str], rows: list[tuple[frozenset[str], int]]) -> None:
    people = units(rows)
    limit = smallest_limit(slots, people)
    most = most_by_hand(slots, people)[0]
    assert most_by_hand(slots, [unit for unit in people if unit.eta_s <= limit])[0] == most
    assert most == 0 or most_by_hand(slots, [unit for unit in people if unit.eta_s < limit])[0] < most


@pytest.mark.parametrize(("slots", "people"), [([], [(frozenset(NAMES), 5)]), (["medic"], [])])
def test_nothing_to_match(slots: list[str], people: list[tuple[frozenset[str], int]]) -> None:
    assert match(slots, units(people), etas(units(people))) == []
    assert smallest_limit(slots, units(people)) == 0.0


def test_rare_skill_is_not_spent_on_a_common_place() -> None:
    people = units([(frozenset({"medic", "volunteer"}), 10), (frozenset({"volunteer"}), 400)])
    assert sorted(match(["volunteer", "medic"], people, etas(people))) == [(0, 1), (1, 0)]
