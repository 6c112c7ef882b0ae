"""Merge, unmerge and the pairs that are never one; no fact moves."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.registry import api
from jiayuan.registry.models import Entity, Fact, MergeEvent, NotSame, Person
from tests.ledgers.books import NAMES, person
from tests.people import People, as_service
from tests.registry.statements import fact, say, value
from tests.tree import NEXT

A, B, C, D = (person(n) for n in range(4))
RANDOM = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def test_the_other_s_id_leads_to_the_survivor(base: Acting) -> None:
    assert api.merge(A, B, "同一人") == A
    assert api.resolve(B) == A
    assert value(B, "name") == value(A, "name")
    assert not Person.objects.filter(pk=B).exists()


def test_no_fact_changes_its_owner(base: Acting) -> None:
    before = sorted(Fact.objects.values_list("id", "entity", "value"))
    api.merge(A, B, "同一人")
    assert sorted(Fact.objects.values_list("id", "entity", "value")) == before


def test_unmerge_gives_the_same_bytes(base: Acting) -> None:
    before = api.golden_digest()
    api.merge(A, B, "同一人")
    assert api.golden_digest() != before
    api.unmerge(B, "看错了")
    assert api.golden_digest() == before
    assert value(B, "name") == NAMES[1]


@pytest.mark.parametrize("order", [(B, C), (C, B)])
def test_merges_in_a_chain_come_apart_in_any_order(base: Acting, order: tuple[UUID, UUID]) -> None:
    before = api.golden_digest()
    api.merge(B, C, "一")
    api.merge(A, B, "二")
    assert api.resolve(C) == A
    for one in order:
        api.unmerge(one, "拆")
    assert api.golden_digest() == before


def test_a_sealed_value_of_the_other_still_opens(base: Acting) -> None:
    say(B, 1, rank=1, phone="13700000001")
    api.merge(A, B, "同一人")
    assert value(A, "phone") == "13700000001"


def test_facts_after_the_merge_stay_with_the_receiver(base: Acting) -> None:
    api.merge(A, B, "同一人")
    say(A, 1, rank=1, phone="13700000001")
    api.unmerge(B, "看错了")
    assert value(A, "phone") == "13700000001"
    assert value(B, "phone") != "13700000001"


def test_two_who_are_one_already_are_a_conflict(base: Acting) -> None:
    api.merge(A, B, "同一人")
    with pytest.raises(Conflict):
        api.merge(A, B, "再来")
    with pytest.raises(Conflict):
        api.merge(A, A, "自己")


def test_who_is_known_to_be_another_is_never_merged(base: Acting) -> None:
    api.not_same(B, A, "兄弟")
    with pytest.raises(Refused):
        api.merge(A, B, "同一人")


def test_saying_it_twice_changes_nothing(base: Acting) -> None:
    api.not_same(B, A, "兄弟")
    api.not_same(A, B, "兄弟")
    assert NotSame.objects.count() == 1


def test_an_unknown_person_is_not_found(base: Acting) -> None:
    with pytest.raises(NotFound):
        api.merge(A, uuid7(), "x")
    with pytest.raises(NotFound):
        api.unmerge(A, "x")


def test_the_decision_is_kept_with_who_and_why(base: Acting) -> None:
    api.merge(A, B, "同一人")
    api.unmerge(B, "看错了")
    merge, unmerge = MergeEvent.objects.order_by("id")
    assert (merge.kind, merge.reason, merge.by, merge.moved) == ("merge", "同一人", base.actor, [B])
    assert (unmerge.kind, unmerge.undoes_id) == ("unmerge", merge.pk)


@pytest.mark.parametrize("table", ["registry_merge_event", "registry_not_same"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET reason = 'x'", "DELETE FROM {}"])
def test_decisions_are_only_added(base: Acting, table: str, verb: str) -> None:
    api.merge(A, B, "同一人")
    api.not_same(C, D, "不同")
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))


def test_who_may_not_merge_is_told_so(loaded: People) -> None:
    with loaded.neighbour.acting(UPKEEP_SYSTEM):
        for deed in (lambda: api.merge(A, B, "x"), lambda: api.unmerge(B, "x"), lambda: api.split(A, [1], "x")):
            with pytest.raises(NotAllowed):
                deed()


def test_the_neighbour_s_office_finds_nobody_of_this_community(loaded: People) -> None:
    with as_service(NEXT), pytest.raises(NotFound):
        api.merge(A, B, "同一人")


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_decision_without_a_reason_is_none(base: Acting, reason: str) -> None:
    with pytest.raises(Invalid):
        api.merge(A, B, reason)
    assert api.resolve(B) == B


def test_who_decides_on_an_older_card_is_told_so(base: Acting) -> None:
    seen = api.versions([A, B, C])
    api.merge(A, B, "同一人", expected_version={A: seen[A], B: seen[B]})
    with pytest.raises(Conflict) as late:
        api.merge(A, C, "同一人", expected_version={A: seen[A], C: seen[C]})
    assert late.value.code == "registry-version"
    assert api.merge(A, C, "同一人", expected_version=api.versions([A, C])) == A


def test_what_stayed_with_the_receiver_is_listed(base: Acting) -> None:
    say(B, 7, phone="13700000009")
    api.merge(A, B, "同一人")
    say(A, 8, rank=1, phone="13700000001")
    say(B, 9, rank=1, name="王二")
    undone = api.unmerge(B, "看错了")
    assert (undone.entity, undone.survivor) == (B, A)
    assert [(one.attr, one.record_ref, one.col) for one in undone.stayed] == [("phone", 8, 0)]


def test_an_old_statement_said_again_is_no_news(base: Acting) -> None:
    batch = say(A, 7, phone="13700000009")
    api.merge(A, B, "同一人")
    api.restore({7: batch}, batch=uuid7())
    assert api.unmerge(B, "看错了").stayed == ()


def test_merging_what_was_merged_elsewhere_meets_at_the_root(base: Acting) -> None:
    api.merge(A, B, "一")
    assert api.merge(C, B, "二") == C
    assert {api.resolve(one) for one in (A, B, C)} == {C}
    with pytest.raises(Conflict):
        api.merge(A, C, "圈")


def test_a_merged_entity_points_somewhere_else(base: Acting) -> None:
    api.merge(A, B, "同一人")
    gone = Entity.objects.get(pk=B)
    assert (gone.state, gone.merged_into_id, gone.root) == ("merged", A, A)
    assert fact(B, "sex").state == "value"


PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6)


@RANDOM
@given(PAIRS, st.randoms(use_true_random=False))
def test_any_merges_taken_back_in_any_order_give_the_same_bytes(
    base: Acting, pairs: list[tuple[int, int]], order: object
) -> None:
    start, merged = api.golden_digest(), []
    for a, b in pairs:
        first, second = api.resolve(person(a)), api.resolve(person(b))
        if first != second:
            api.merge(first, second, "random")
            merged.append(second)
    assert api.rebuild() == 0
    order.shuffle(merged)  # type: ignore[attr-defined]
    for other in merged:
        api.unmerge(other, "random")
    assert api.golden_digest() == start
