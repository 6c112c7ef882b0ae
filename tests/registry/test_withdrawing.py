"""Statements go out and come back: closed once, said again as copies, whoever they count for."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.audit.models import Record
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.registry import api
from jiayuan.registry.models import Entity, Fact
from tests.ledgers.books import NAMES, person
from tests.people import People
from tests.registry.statements import DAY, WHOLE, say, value
from tests.tree import as_role

A, B, C = (person(n) for n in range(3))
RANDOM = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def open_facts(record: int) -> list[tuple[str, str]]:
    rows = Fact.objects.filter(record_ref=record, sys_to=None).order_by("attr").values_list("attr", "value")
    return [(str(attr), text or "*") for attr, text in rows]


@pytest.mark.parametrize("records", [[], [99], [99, 100]])
def test_withdrawing_what_was_never_said_does_nothing(base: Acting, records: list[int]) -> None:
    before = api.golden_digest()
    assert api.retract(records, batch=uuid7()) == 0
    assert api.restore({}, batch=uuid7()) == 0
    assert api.golden_digest() == before


def test_a_statement_is_closed_once_and_says_by_whom(base: Acting) -> None:
    say(A, 1, phone="13700000001", name="甲乙")
    file = uuid7()
    assert (api.retract([1], batch=file), api.retract([1], batch=uuid7())) == (2, 0)
    assert set(Fact.objects.filter(record_ref=1).values_list("closed_by", flat=True)) == {file}


def test_only_the_named_records_are_withdrawn(base: Acting) -> None:
    say(A, 1, rank=10, phone="13700000001")
    say(B, 2, rank=10, phone="13700000002")
    api.retract([1], batch=uuid7())
    assert (value(A, "phone"), value(B, "phone")) == ("13912340000", "13700000002")


def test_what_comes_back_is_the_wording_of_the_wanted_batch(base: Acting) -> None:
    first = say(A, 1, rank=10, phone="13700000001", name="甲乙")
    second = say(A, 1, rank=10, phone="13700000002")
    third = say(A, 1, rank=10, phone="13700000003", name="丙丁", sex="2")
    for batch, phone, facts in ((first, "13700000001", 2), (second, "13700000002", 1), (third, "13700000003", 3)):
        assert api.restore({1: batch}, batch=uuid7()) == facts
        assert value(A, "phone") == phone
        assert len(open_facts(1)) == facts


def test_coming_back_twice_leaves_one_copy_open(base: Acting) -> None:
    batch = say(A, 1, rank=10, phone="13700000001")
    for _ in range(3):
        api.restore({1: batch}, batch=uuid7())
    assert len(open_facts(1)) == 1


def test_a_copy_leads_to_the_cell_and_batch_of_the_first(base: Acting) -> None:
    batch = say(A, 1, rank=10, phone="13700000001", name="甲乙")
    api.retract([1], batch=uuid7())
    api.restore({1: batch}, batch=uuid7())
    rows = Fact.objects.filter(record_ref=1, sys_to=None).order_by("col").values_list("col", "batch", "rank", "origin")
    assert list(rows) == [(0, batch, 10, "ledger:1"), (1, batch, 10, "ledger:1")]


def test_a_sealed_value_that_came_back_opens(base: Acting) -> None:
    batch = say(A, 1, rank=10, phone="13700000001")
    api.retract([1], batch=uuid7())
    api.restore({1: batch}, batch=uuid7())
    assert value(A, "phone") == "13700000001"


def test_the_neighbour_withdraws_nothing_of_this_community(loaded: People) -> None:
    with loaded.worker.acting(UPKEEP_SYSTEM):
        say(A, 1, rank=10, phone="13700000001")
    with loaded.neighbour.acting(UPKEEP_SYSTEM):
        assert api.retract([1], batch=uuid7()) == 0
    with loaded.worker.acting(UPKEEP_SYSTEM):
        assert len(open_facts(1)) == 1


@pytest.mark.parametrize(("act", "deed"), [("registry.retract", api.retract), ("registry.restore", None)])
def test_going_and_coming_leave_one_audit_record_each(base: Acting, act: str, deed: object) -> None:
    batch, file = say(A, 1, phone="13700000001"), uuid7()
    if deed:
        api.retract([1], batch=file)
    else:
        api.restore({1: batch}, batch=file)
    with as_role("jy_auditor"):
        assert Record.objects.get(act=act, object=str(file)).n == 1


def test_what_is_withdrawn_held_until_that_day_and_counts_no_more(base: Acting) -> None:
    say(A, 1, rank=10, phone="13700000001", name="甲乙")
    assert api.withdraw([1], on=DAY, batch=uuid7()) == 2
    assert value(A, "phone") == "13912340000"
    standing = Fact.objects.filter(record_ref=1, sys_to=None)
    assert set(standing.values_list("valid_to", "golden", "col")) == {(DAY, False, 0), (DAY, False, 1)}


def test_what_was_withdrawn_stands_in_the_lineage_with_its_end(base: Acting) -> None:
    say(A, 1, rank=10, phone="13700000001")
    api.withdraw([1], on=DAY, batch=uuid7())
    steps = api.lineage(A, "phone", UPKEEP_SYSTEM, WHOLE)
    assert [(step.open, step.ended, step.golden) for step in steps if step.record_ref == 1] == [
        (False, DAY, False), (False, None, False),
    ]  # fmt: skip


def test_what_ended_before_it_began_ends_the_day_it_began(base: Acting) -> None:
    say(A, 1, phone="13700000001")
    api.withdraw([1], on=DAY - timedelta(days=99), batch=uuid7())
    assert Fact.objects.get(record_ref=1, sys_to=None).valid_to == DAY


def test_withdrawing_twice_ends_nothing_more(base: Acting) -> None:
    say(A, 1, phone="13700000001")
    assert [api.withdraw([1], on=DAY, batch=uuid7()) for _ in range(2)] == [1, 0]


def test_who_is_only_known_by_what_was_withdrawn_is_retired_and_comes_back(base: Acting) -> None:
    new = uuid7()
    batch = say(new, 1, new=True, name="张三")
    api.withdraw([1], on=DAY, batch=uuid7())
    assert Entity.objects.get(pk=new).state == "retired"
    api.restore({1: batch}, batch=uuid7())
    assert (Entity.objects.get(pk=new).state, value(new, "name")) == ("active", "张三")
    assert Fact.objects.filter(record_ref=1, sys_to=None).count() == 1


def test_a_record_that_speaks_again_takes_the_place_of_what_ended(base: Acting) -> None:
    say(A, 1, rank=10, phone="13700000001")
    api.withdraw([1], on=DAY, batch=uuid7())
    say(A, 1, rank=10, phone="13700000002")
    assert (value(A, "phone"), len(open_facts(1))) == ("13700000002", 1)


def test_of_a_batch_that_spoke_twice_the_later_words_come_back(base: Acting) -> None:
    batch, day = uuid7(), clock.now()
    for hour, (who, values) in enumerate([(A, {"phone": "13700000001", "name": "甲乙"}), (B, {"name": "丙丁"})]):
        rows = [api.FactRow(who, code, text, record_ref=1) for code, text in values.items()]
        with clock.frozen(day + timedelta(hours=hour)):
            api.record_facts(api.FactBatch(batch, "ledger:1", DAY, rows, {}, [1], {"name": 1}))
    with clock.frozen(day + timedelta(hours=5)):
        api.retract([1], batch=uuid7())
        assert api.restore({1: batch}, batch=uuid7()) == 1
    assert (value(A, "name"), value(B, "name")) == (NAMES[0], "丙丁")


STEP = st.tuples(
    st.sampled_from(["say", "retract", "restore", "merge", "unmerge"]), st.integers(0, 2), st.integers(0, 2)
)


@RANDOM
@given(st.lists(STEP, min_size=2, max_size=8))
def test_whatever_is_said_merged_and_withdrawn_all_of_it_can_be_taken_back(
    base: Acting, steps: list[tuple[str, int, int]]
) -> None:
    start, said, merged = api.golden_digest(), dict[int, UUID](), list[UUID]()
    for verb, n, m in steps:
        if verb == "say":
            said[n + 1] = say(person(m), n + 1, rank=m * 20, name="甲乙丙"[: n + 1] * 2, phone=f"1370000000{m}")
        elif verb == "retract":
            api.retract([n + 1], batch=uuid7())
        elif verb == "restore" and n + 1 in said:
            api.restore({n + 1: said[n + 1]}, batch=uuid7())
        elif verb == "merge" and api.resolve(person(n)) != api.resolve(person(m)):
            merged.append(api.resolve(person(m)))
            api.merge(person(n), person(m), "random")
        elif verb == "unmerge" and merged:
            api.unmerge(merged.pop(0), "random")
    assert api.rebuild() == 0
    for other in merged:
        api.unmerge(other, "random")
    api.retract([1, 2, 3], batch=uuid7())
    assert api.golden_digest() == start
