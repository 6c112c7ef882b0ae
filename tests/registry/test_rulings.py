"""Two sources that weigh the same disagree: the old value is held, people decide, a better word wins by rule."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.registry import api
from jiayuan.registry.models import Fact, Ruling
from tests.ledgers import books
from tests.people import People, as_service
from tests.registry.statements import DAY, WHOLE, say, value

OLD, NEW, OTHER = "13700000001", "13700000002", "13700000003"
LATER = date(2026, 4, 1)


def settled() -> bool:
    """Whether choosing everything anew gives what is stored."""
    return api.rebuild() == 0


def somebody(record: int = 2, phone: str = OLD) -> UUID:
    person = uuid7()
    say(person, record, origin="a:1", new=True, name="王秀兰", phone=phone)
    return person


def disputed() -> tuple[UUID, api.Held]:
    """Record 1 is older than record 2, so its tie-break would win: only the hold keeps the old value."""
    person = somebody()
    batch = say(person, 1, origin="b:1", phone=NEW)
    (found,) = api.held(batch)
    return person, found


def test_a_value_that_weighs_the_same_waits_and_the_old_one_stays(district: Acting) -> None:
    person, found = disputed()
    assert value(person, "phone") == OLD
    assert (found.entity, found.attr, found.old_record, found.new_record) == (person, "phone", 2, 1)
    assert settled()


@pytest.mark.parametrize(("keep_old", "phone"), [(True, OLD), (False, NEW)])
def test_people_decide_and_it_survives_a_rebuild(district: Acting, keep_old: bool, phone: str) -> None:
    person, found = disputed()
    api.rule_between(found.ruling, keep_old=keep_old, reason="走访")
    assert value(person, "phone") == phone
    assert settled()


@pytest.mark.parametrize(
    ("more", "holds"),
    [
        ({"rank": 49}, 0),
        ({"rank": 51}, 0),
        ({"warned": True}, 0),
        ({"on": LATER}, 0),
        ({"on": date(2026, 1, 1)}, 0),
        ({}, 1),
    ],
    ids=["better", "worse", "warned", "newer", "older", "equal"],
)
def test_only_what_weighs_the_same_is_asked_about(district: Acting, more: dict[str, object], holds: int) -> None:
    person = somebody()
    assert len(api.held(say(person, 1, origin="b:1", phone=NEW, **more))) == holds  # type: ignore[arg-type]


def test_the_same_value_from_another_source_is_no_conflict(district: Acting) -> None:
    assert api.held(say(somebody(), 1, origin="b:1", phone=OLD)) == []


def test_two_voices_outweigh_one_without_a_question(district: Acting) -> None:
    person = somebody()
    say(person, 3, origin="c:1", phone=OLD)
    assert api.held(say(person, 1, origin="b:1", phone=NEW)) == []
    assert value(person, "phone") == OLD


def test_two_lines_of_one_batch_may_disagree(district: Acting) -> None:
    person = uuid7()
    rows = [api.FactRow(person, "phone", text, record_ref=n, col=1) for n, text in ((1, OLD), (2, NEW))]
    batch = uuid7()
    api.record_facts(api.FactBatch(batch, "a:1", DAY, rows, {person: "person"}, [1, 2], {"phone": 50}))
    (found,) = api.held(batch)
    assert (found.old_record, found.new_record) == (1, 2)
    assert value(person, "phone") == OLD


@pytest.mark.parametrize("more", [{"rank": 10}, {"on": LATER}], ids=["better", "newer"])
@pytest.mark.parametrize("keep_old", [True, False])
def test_a_better_or_newer_word_wins_over_a_decision(district: Acting, keep_old: bool, more: dict[str, object]) -> None:
    person, found = disputed()
    api.rule_between(found.ruling, keep_old=keep_old, reason="走访")
    say(person, 7, origin="c:1", phone=OTHER, **more)  # type: ignore[arg-type]
    assert value(person, "phone") == OTHER
    assert settled()


def test_what_was_decided_is_not_asked_again(district: Acting) -> None:
    person, found = disputed()
    api.rule_between(found.ruling, keep_old=True, reason="走访")
    assert api.held(say(person, 1, origin="b:1", phone=NEW, sex="1")) == []
    assert value(person, "phone") == OLD


def test_a_decision_taken_back_holds_the_old_value_again(district: Acting) -> None:
    _, found = disputed()
    before = api.golden_digest()
    api.rule_between(found.ruling, keep_old=False, reason="走访")
    assert api.golden_digest() != before
    api.hold_again(found.ruling, "撤回")
    assert api.golden_digest() == before
    assert settled()


def test_a_hold_goes_with_the_word_it_was_about(district: Acting) -> None:
    person, found = disputed()
    assert api.moot([found.ruling]) == set()
    api.retract([1], batch=uuid7())
    assert api.moot([found.ruling]) == {found.ruling}
    assert value(person, "phone") == OLD


def test_who_was_there_first_counts_each_time_anew(district: Acting) -> None:
    """The old value goes, the other stays alone, and the first comes back: now it is the newcomer."""
    person, _ = disputed()
    api.retract([2], batch=uuid7())
    assert value(person, "phone") == NEW
    batch = say(person, 2, origin="a:1", phone=OLD)
    assert [one.old_record for one in api.held(batch)] == [1]
    assert value(person, "phone") == NEW
    assert settled()


def test_a_ruling_follows_a_merge_and_comes_back(district: Acting) -> None:
    person, found = disputed()
    books.load_base(1)
    api.rule_between(found.ruling, keep_old=False, reason="走访")
    before = api.golden_digest()
    api.merge(books.person(0), person, "同一人")
    assert settled()
    api.unmerge(person, "不是")
    assert api.golden_digest() == before


def test_both_sides_are_shown_masked_with_their_source(district: Acting) -> None:
    _, found = disputed()
    old, new = api.sides(found.ruling, REGISTRY_REVIEW, WHOLE)
    assert (old.value, new.value) == ("137****0001", "137****0002")
    assert (old.origin, new.origin, old.as_of, new.is_open) == ("a:1", "b:1", DAY, True)


def test_rulings_keep_numbers_and_never_values(district: Acting) -> None:
    disputed()
    told = Ruling.objects.values().get()
    assert not [one for one in told.values() if str(one) in (OLD, NEW)]
    assert Fact.objects.filter(pk__in=[told["keep"], told["over"]]).count() == 2


def test_out_of_scope_there_is_no_ruling(loaded: People) -> None:
    with as_service():
        _, found = disputed()
    with loaded.neighbour.acting(REGISTRY_REVIEW), pytest.raises(NotFound):
        api.rule_between(found.ruling, keep_old=True, reason="x")


MOVES = st.lists(
    st.tuples(
        st.sampled_from([1, 2, 3]), st.sampled_from([OLD, NEW, OTHER]), st.sampled_from(["say", "go", "old", "new"])
    ),
    max_size=8,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES)
def test_whatever_happens_a_rebuild_changes_nothing(district: Acting, moves: list[tuple[int, str, str]]) -> None:
    person = somebody(9)
    for record, phone, move in moves:
        if move == "say":
            say(person, record, origin=f"{record}:1", phone=phone)
        elif move == "go":
            api.retract([record], batch=uuid7())
        else:
            for number in Ruling.objects.filter(entity=person).values_list("pk", flat=True)[:1]:
                api.rule_between(number, keep_old=move == "old", reason="x")
    assert settled()
