"""What was believed when, and what would be believed if one file were undone."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import STATISTICS, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api
from jiayuan.registry.rules import Candidate, Voice, choose, without
from tests.ledgers import books
from tests.registry.statements import DAY, WHOLE, say, value
from tests.tree import NEXT

A = books.person(0)
BATCHES = [UUID(int=n) for n in range(1, 5)]


def told(code: str = "phone") -> list[api.Telling]:
    return api.tellings(A, code, UPKEEP_SYSTEM, WHOLE)


def of_batch(batch: UUID) -> api.Telling:
    (one,) = [telling for telling in told() if telling.step.batch == batch and telling.step.open]
    return one


@st.composite
def voices(draw: st.DrawFn) -> list[Voice]:
    found = []
    for fact in range(draw(st.integers(1, 8))):
        candidate = Candidate(fact, draw(st.sampled_from("ab")), draw(st.integers(0, 2)), 0, f"o{fact}", DAY)
        is_open = draw(st.booleans())
        closer = None if is_open else draw(st.sampled_from(BATCHES))
        found.append(Voice(candidate, draw(st.sampled_from([*BATCHES, None])), is_open, closer))
    return found


@given(many=voices(), batch=st.sampled_from(BATCHES))
def test_an_undone_batch_is_silent_and_what_it_closed_speaks(many: list[Voice], batch: UUID) -> None:
    left = [one.candidate for one in many if one.batch != batch and (one.is_open or one.closed_by == batch)]
    assert without(many, batch) == choose(left)


def test_the_register_speaks_again_without_the_ledger(base: Acting) -> None:
    batch = say(A, record=7, rank=0, phone="13700001111")
    assert value(A, "phone") == "13700001111"
    telling = of_batch(batch)
    assert telling.undoable
    assert telling.instead == "139****0000"
    assert telling.instead_origin == "person-base"


def test_a_corrected_file_gives_way_to_the_one_before(base: Acting) -> None:
    say(A, record=7, rank=0, phone="13700001111")
    second = say(A, record=7, rank=0, phone="13700002222")
    assert of_batch(second).instead == "137****1111"


def test_what_only_one_file_said_would_be_gone(base: Acting) -> None:
    batch = say(A, record=7, volunteer__skill="理发")
    (telling,) = told("volunteer.skill")
    assert (telling.step.batch, telling.undoable, telling.instead) == (batch, True, None)


@pytest.mark.parametrize("rank", [0, 90])
def test_the_prophecy_comes_true(base: Acting, rank: int) -> None:
    batch = say(A, record=7, rank=rank, phone="13700001111")
    foretold = of_batch(batch).instead
    api.retract([7], batch=uuid7())
    assert (value(A, "phone") or "")[-4:] == (foretold or "")[-4:]


def test_times_tell_what_was_believed_when(base: Acting) -> None:
    say(A, record=7, rank=0, on=date(2026, 2, 1), phone="13700001111")
    say(A, record=7, rank=0, phone="13700002222")
    closed = [telling for telling in told() if telling.known_to is not None]
    assert [telling.step.value for telling in closed] == ["137****1111"]
    assert not closed[0].undoable
    assert all(telling.known_to is None or telling.known_from <= telling.known_to for telling in told())


def test_loads_of_a_register_cannot_be_undone(base: Acting) -> None:
    assert not any(telling.undoable for telling in told("name"))


def test_out_of_scope_it_is_not_found(base: Acting) -> None:
    with pytest.raises(NotFound):
        api.tellings(A, "phone", UPKEEP_SYSTEM, Scope(NEXT))


def test_statistics_may_not_ask(base: Acting) -> None:
    with pytest.raises(NotAllowed):
        api.tellings(A, "phone", STATISTICS, WHOLE)
