"""Split and unsplit: chosen records become somebody else's, and come back to the same bytes."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.audit.models import Record
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.registry import api
from jiayuan.registry.models import Entity, Fact, MergeEvent, Person
from tests.ledgers.books import NAMES, person
from tests.people import as_service
from tests.registry.statements import say, value
from tests.tree import NEXT, as_role

A, B, C = (person(n) for n in range(3))
PHONE = "13700000001"


def open_of(record: int) -> set[UUID]:
    return set(Fact.objects.filter(record_ref=record, sys_to=None).values_list("entity", flat=True))


@pytest.fixture
def told(base: Acting) -> UUID:
    """Two ledgers speak of A, the second one of somebody else in truth; returns the second batch."""
    say(A, 1, rank=10, phone="13700000000")
    return say(A, 2, rank=5, phone=PHONE, name="王秀蓝")


def test_the_chosen_record_is_somebody_else_s(told: UUID) -> None:
    done = api.split(A, [2], "两个人")
    assert (value(A, "phone"), value(A, "name")) == ("13700000000", NAMES[0])
    assert (value(done.entity, "phone"), value(done.entity, "name")) == (PHONE, "王秀蓝")
    assert (done.survivor, done.records) == (A, (2,))


def test_no_row_moves_the_old_ones_are_closed_and_copied(told: UUID) -> None:
    before = dict(Fact.objects.values_list("id", "entity"))
    done = api.split(A, [2], "两个人")
    assert {pk: who for pk, who in Fact.objects.values_list("id", "entity") if pk in before} == before
    closed, copies = (Fact.objects.filter(record_ref=2, entity=who) for who in (A, done.entity))
    assert not closed.filter(sys_to=None).exists()
    assert set(copies.values_list("batch", "origin", "rank", "col")) == {
        (told, "ledger:1", 5, 0), (told, "ledger:1", 5, 1),
    }  # fmt: skip


def test_a_copy_is_sealed_under_the_new_one_s_own_key(told: UUID) -> None:
    done = api.split(A, [2], "两个人")
    sealed = Fact.objects.exclude(sealed=None).filter(record_ref=2).values_list("entity", "sealed")
    texts = {who: bytes(text) for who, text in sealed}
    assert texts[A] != texts[done.entity]
    assert value(done.entity, "phone") == PHONE


def test_unsplit_gives_the_same_bytes(told: UUID) -> None:
    before = api.golden_digest()
    done = api.split(A, [2], "两个人")
    assert api.golden_digest() != before
    api.unsplit(done.number, "看错了")
    assert api.golden_digest() == before
    assert Entity.objects.get(pk=done.entity).state == "retired"
    assert not Person.objects.filter(pk=done.entity).exists()


def test_what_was_said_anew_meanwhile_comes_back_too(told: UUID) -> None:
    done = api.split(A, [2], "两个人")
    say(done.entity, 2, rank=5, phone="13700000002")
    api.unsplit(done.number, "看错了")
    assert (value(A, "phone"), open_of(2)) == ("13700000002", {A})


def test_what_a_file_replaced_before_the_split_speaks_again_of_the_right_one(told: UUID) -> None:
    say(A, 2, rank=5, phone="13700000003")
    done = api.split(A, [2], "两个人")
    api.restore({2: told}, batch=uuid7())
    assert (value(done.entity, "phone"), open_of(2)) == (PHONE, {done.entity})


def test_what_was_written_under_a_split_taken_back_speaks_again_of_the_first(told: UUID) -> None:
    done = api.split(A, [2], "两个人")
    batch = say(done.entity, 2, rank=5, phone="13700000004")
    api.retract([2], batch=uuid7())
    api.unsplit(done.number, "看错了")
    api.restore({2: batch}, batch=uuid7())
    assert (value(A, "phone"), open_of(2)) == ("13700000004", {A})


def test_a_merged_one_may_be_split_and_taken_apart_in_any_order(told: UUID) -> None:
    before = api.golden_digest()
    api.merge(B, A, "同一人")
    done = api.split(A, [2], "两个人")
    assert done.survivor == B
    api.unmerge(A, "看错了")
    api.unsplit(done.number, "看错了")
    assert (api.golden_digest(), api.rebuild()) == (before, 0)


def test_split_and_merged_again_is_one(told: UUID) -> None:
    before = value(A, "phone")
    done = api.split(A, [2], "两个人")
    api.merge(A, done.entity, "还是一个人")
    assert value(A, "phone") == before
    api.unsplit(done.number, "看错了")
    assert (value(A, "phone"), open_of(2)) == (before, {A})


def test_the_later_split_of_a_record_is_taken_back_first(told: UUID) -> None:
    first = api.split(A, [2], "两个人")
    second = api.split(first.entity, [2], "第三个人")
    with pytest.raises(Conflict):
        api.unsplit(first.number, "x")
    api.unsplit(second.number, "x")
    api.unsplit(first.number, "x")
    assert open_of(2) == {A}


def test_splits_of_different_records_come_back_in_any_order(told: UUID) -> None:
    before = api.golden_digest()
    first, second = api.split(A, [2], "一"), api.split(A, [1], "二")
    api.unsplit(first.number, "x")
    api.unsplit(second.number, "x")
    assert api.golden_digest() == before


@pytest.mark.parametrize("records", [[], [3], [2, 3]])
def test_a_record_that_says_nothing_of_the_person_is_refused(told: UUID, records: list[int]) -> None:
    say(B, 3, phone="13700000005")
    with pytest.raises(Invalid):
        api.split(A, records, "两个人")
    assert open_of(3) == {B}


def test_what_does_not_stand_is_not_taken_back(told: UUID) -> None:
    done = api.split(A, [2], "两个人")
    api.unsplit(done.number, "x")
    for number in (done.number, done.number + 1, 0):
        with pytest.raises(NotFound):
            api.unsplit(number, "x")


def test_the_neighbour_s_office_splits_nobody_here(told: UUID) -> None:
    with as_service(NEXT), pytest.raises(NotFound):
        api.split(A, [2], "x")


def test_an_older_card_splits_nobody(told: UUID) -> None:
    seen = api.versions([A])
    api.merge(A, B, "同一人")
    with pytest.raises(Conflict):
        api.split(A, [2], "x", expected_version=seen)


def test_the_decisions_are_kept_with_who_and_why(base: Acting) -> None:
    say(A, 2, phone=PHONE)
    done = api.split(A, [2], "两个人")
    api.unsplit(done.number, "看错了")
    first, second = MergeEvent.objects.order_by("id")
    assert (first.kind, first.reason, first.by, first.moved, first.records) == ("split", "两个人", base.actor, [A], [2])
    assert (second.kind, second.undoes_id, second.reason) == ("unsplit", first.pk, "看错了")
    with as_role("jy_auditor"):
        acts = Record.objects.filter(act__in=["registry.split", "registry.unsplit"]).order_by("id")
        assert list(acts.values_list("act", "reason")) == [
            ("registry.split", "两个人"), ("registry.unsplit", "看错了"),
        ]  # fmt: skip


def test_everything_split_away_leaves_nobody_behind(base: Acting) -> None:
    new = uuid7()
    say(new, 5, new=True, name="张三", phone=PHONE)
    done = api.split(new, [5], "两个人")
    assert Entity.objects.get(pk=new).state == "retired"
    api.unsplit(done.number, "x")
    assert (Entity.objects.get(pk=new).state, value(new, "name")) == ("active", "张三")


def test_what_a_record_says_anew_is_said_of_whom_it_was_given_to(told: UUID) -> None:
    done = api.split(A, [2], "两个人")
    api.retract([2], batch=uuid7())
    say(A, 2, rank=5, phone="13700000007")
    assert (value(done.entity, "phone"), value(A, "phone")) == ("13700000007", "13700000000")
    assert open_of(2) == {done.entity}
    assert api.rebuild() == 0


def test_what_others_say_in_the_same_batch_is_theirs(told: UUID) -> None:
    done = api.split(A, [2], "两个人")
    say(A, 3, rank=1, phone="13700000008")
    say(B, 2, rank=1, phone="13700000009")
    assert (open_of(2), open_of(3)) == ({B}, {A})
    assert api.split_among([1, 2, 3]) == {2}
    api.unsplit(done.number, "看错了")
    assert (open_of(2), api.split_among([1, 2])) == ({B}, {2})


def test_a_split_taken_back_leaves_new_statements_where_they_were_said(told: UUID) -> None:
    done = api.split(A, [2], "两个人")
    api.unsplit(done.number, "看错了")
    say(A, 2, rank=5, phone="13700000007")
    assert open_of(2) == {A}
