"""Sealed numbers are opened only where they could change the decision."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.match import decide, score_all
from jiayuan.ledgers.rules.opening import settled
from jiayuan.ledgers.rules.pair import UNOPENED, Door, Incoming, Known
from tests.ledgers.rules.weighing import HAND

ROW = Incoming("王秀兰", "wang xiu lan", id="id-9", near="110102195001010021", phones=("13800000012",))
WANG = Known(person=UUID(int=1), name="王秀兰", key="wang xiu lan", id="id-1", near=UNOPENED, phones=(UNOPENED,))


def ready(row: Incoming, *known: Known) -> bool:
    return settled(score_all(row, known, HAND))


def test_nobody_met_needs_nothing() -> None:
    assert ready(ROW)


@pytest.mark.parametrize("name", ["王秀兰", "李建国"], ids=["owner", "relative"])
def test_an_equal_number_needs_no_other(name: str) -> None:
    assert ready(ROW, replace(WANG, id="id-9", name=name, key=name), WANG)


def test_a_guard_with_nothing_against_it_needs_nothing() -> None:
    assert ready(replace(ROW, id="", near=""), replace(WANG, phones=("13800000012",)))


def test_another_number_may_be_a_slip_and_is_opened() -> None:
    assert not ready(ROW, replace(WANG, phones=("13800000012",)))


def test_another_sex_stays_another_whatever_the_number_is() -> None:
    assert ready(replace(ROW, sex="1"), replace(WANG, sex="2", phones=("13800000012",)))


def test_what_scores_decide_is_opened() -> None:
    assert not ready(ROW, WANG)


NUMBERS = st.sampled_from(["110102195001010021", "110102195001010012", "110102199912319999"])
PEOPLE = st.lists(
    st.builds(
        Known,
        person=st.uuids(),
        name=st.sampled_from(["王秀兰", "王秀英", "李建国"]),
        id=st.sampled_from(["id-1", "id-9", ""]),
        birth=st.sampled_from(["", "1950-01-01", "1960-02-02"]),
        sex=st.sampled_from(["", "1", "2"]),
        phones=st.sampled_from([(), (UNOPENED, "bi-1"), (UNOPENED, "bi-2")]),
        door=st.sampled_from([Door(), Door("h.", "1", "2", "3")]),
    ),
    max_size=4,
    unique_by=lambda one: one.person,
)


@given(PEOPLE, st.lists(NUMBERS, min_size=4, max_size=4), st.sampled_from(["", "1"]), st.sampled_from(["", "bi-1"]))
def test_opening_changes_no_decision_that_was_settled(
    people: list[Known], numbers: list[str], sex: str, phone: str
) -> None:
    phones = ("13800000012", phone) if phone else ()
    row = replace(ROW, sex=sex, phones=phones, door=Door("h.", "1", "2", "3"))
    sealed = [replace(one, near=UNOPENED if one.id else "") for one in people]
    opened = [
        replace(one, near=number if one.id else "", phones=("13800000011", *one.phones[1:]) if one.phones else ())
        for one, number in zip(people, numbers, strict=False)
    ]
    if settled(score_all(row, sealed, HAND)):
        before, after = decide(row, sealed, HAND), decide(row, opened, HAND)
        assert (before.kind, before.rule, before.person) == (after.kind, after.rule, after.person)
