"""Verdicts in columns become decisions: the chosen one first, few beside it, and each with its own levels."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.ledgers.linking.levels import ATTRS, LEVELS
from jiayuan.ledgers.linking.verdicts import judged, scored
from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.rules.match import SHOWN
from jiayuan.ledgers.stages.verdicts import worded
from tests.ledgers.rules.weighing import HAND

Levels = dict[str, str]
NOTHING: Levels = dict.fromkeys(ATTRS, "none")
PEOPLE = pl.Series([str(UUID(int=n)) for n in range(40)])
LINKED = {**NOTHING, "name": "exact", "phone": "exact"}


def decided(rows: Sequence[Sequence[Levels]], placeable: Sequence[bool] | None = None) -> list[Decision]:
    """Rows with their candidates; the candidates are people 0, 1, 2 … of the base in turn."""
    every = [(n, levels) for n, row in enumerate(rows) for levels in row]
    ids = {"n": [n for n, _ in every], "b": list(range(len(every)))}
    pairs = pl.DataFrame(ids, schema={"n": pl.UInt32, "b": pl.UInt32})
    texts = pl.DataFrame([levels for _, levels in every], schema=dict.fromkeys(ATTRS, pl.String))
    levels = texts.select(pl.col(attr).cast(pl.Categorical) for attr in ATTRS)
    told = scored(pairs, levels, pl.Series([""] * len(rows), dtype=pl.String), HAND)
    return worded(pl.Series(placeable or [True] * len(rows)), PEOPLE, told, judged(told, HAND))


def test_rows_without_anybody_near_are_new_or_unplaced() -> None:
    first, second = decided([[], []], [True, False])
    assert (first.kind, first.rule, first.candidates) == ("new", "no_candidate", ())
    assert (second.kind, second.rule, second.person) == ("unplaced", "no_candidate", None)


@pytest.mark.parametrize(("enough", "told"), [(True, ("new", "below_t2")), (False, ("unplaced", "too_little"))])
def test_a_row_nobody_fits_needs_enough_to_be_somebody(enough: bool, told: tuple[str, str]) -> None:
    (found,) = decided([[NOTHING]], [enough])
    assert (found.kind, found.rule) == told
    assert [one.person for one in found.candidates] == [UUID(int=0)]


def test_too_little_takes_no_link_away() -> None:
    (found,) = decided([[LINKED]], [False])
    assert (found.kind, found.rule, found.person) == ("link", "G2", UUID(int=0))


def test_the_chosen_one_stands_first_though_another_scores_more() -> None:
    owner = {**NOTHING, "name": "else", "id": "exact", "phone": "exact", "birth": "day"}
    (found,) = decided([[owner, LINKED]])
    assert (found.person, found.hold_id, found.levels) == (UUID(int=1), True, LINKED)
    assert [one.person.int for one in found.candidates] == [1, 0]
    assert found.bits == found.candidates[0].bits < found.candidates[1].bits


def test_a_relatives_number_is_held_back_under_review_as_well() -> None:
    (found,) = decided([[{**NOTHING, "name": "surname", "id": "exact"}]])
    assert (found.kind, found.hold_id, found.person) == ("review", True, None)


def test_others_numbers_are_not_held_back() -> None:
    assert [one.hold_id for one in decided([[LINKED], [NOTHING], []])] == [False] * 3


def test_a_review_tells_the_best_score_and_how_far_ahead_it_is() -> None:
    (found,) = decided([[LINKED, {**LINKED, "community": "same"}]])
    assert (found.kind, found.rule) == ("review", "several")
    assert [one.person.int for one in found.candidates] == [1, 0]
    assert (found.bits, found.margin) == (found.candidates[0].bits, 3.0)


def test_a_fifth_is_shown_and_a_sixth_is_not() -> None:
    (found,) = decided([[{**NOTHING, "name": "exact", "place": "building"}] * (SHOWN + 1)])
    assert [one.person.int for one in found.candidates] == list(range(SHOWN))


PATTERN = st.fixed_dictionaries({attr: st.sampled_from((*levels, "none")) for attr, levels in LEVELS.items()})


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(PATTERN, max_size=6), min_size=1, max_size=5), st.data())
def test_whatever_is_decided_rows_keep_their_own_candidates(rows: list[list[Levels]], data: st.DataObject) -> None:
    placeable = data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    first = 0
    for row, found in zip(rows, decided(rows, placeable), strict=True):
        assert len(found.candidates) == min(len(row), SHOWN)
        for one in found.candidates:
            assert one.levels == row[one.person.int - first]
            assert one.bits == round(HAND.score(one.levels), 3)
        assert (found.kind == "link") is (found.person is not None)
        assert found.person is None or found.person == found.candidates[0].person
        first += len(row)
