"""Facts come in, are closed once, come back; nothing is overwritten."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from uuid import UUID

import polars as pl
import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from jiayuan.kernel import events
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.ids import uuid7
from jiayuan.registry import api, recording
from jiayuan.registry.models import Entity, Fact, Person, Ruling
from tests.ledgers.books import person, room
from tests.registry.statements import DAY, say, value
from tests.tree import NEXT_ROOM

A = person(0)
RANDOM = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def test_a_better_source_wins(base: Acting) -> None:
    say(A, 1, rank=10, name="王秀蓝")
    say(A, 2, rank=60, origin="ledger:2", name="王绣兰")
    assert value(A, "name") == "王秀蓝"


def test_a_worse_source_does_not(base: Acting) -> None:
    say(A, 1, rank=60, name="王秀蓝")
    assert value(A, "name") == "王秀兰"


def test_the_newer_of_equals_wins(base: Acting) -> None:
    say(A, 1, rank=10, on=date(2026, 1, 1), name="旧名字")
    say(A, 2, rank=10, origin="o2", on=date(2026, 2, 1), name="新名字")
    assert value(A, "name") == "新名字"


def test_two_who_agree_beat_one_who_is_newer(base: Acting) -> None:
    for record, origin, day, name in ((1, "a", 1, "甲乙"), (2, "b", 1, "甲乙"), (3, "c", 20, "丙丁")):
        say(A, record, rank=10, origin=origin, on=date(2026, 2, day), name=name)
    assert value(A, "name") == "甲乙"


def test_checked_beats_warned(base: Acting) -> None:
    say(A, 1, rank=10, warned=True, on=date(2026, 2, 2), name="有疑问")
    say(A, 2, rank=10, origin="o2", on=date(2026, 1, 1), name="没疑问")
    assert value(A, "name") == "没疑问"


def test_a_record_replaces_what_it_said_before(base: Acting) -> None:
    say(A, 1, rank=10, phone="13700000001")
    say(A, 1, rank=10, phone="13700000002")
    assert value(A, "phone") == "13700000002"
    assert Fact.objects.filter(record_ref=1, sys_to=None).count() == 1
    assert Fact.objects.filter(record_ref=1).count() == 2


def test_retracting_brings_back_what_others_say(base: Acting) -> None:
    before = api.golden_digest()
    say(A, 1, rank=10, phone="13700000001")
    assert api.golden_digest() != before
    assert api.retract([1], batch=uuid7()) == 1
    assert api.golden_digest() == before


def test_restoring_says_it_again(base: Acting) -> None:
    first = say(A, 1, rank=10, phone="13700000001", name="甲乙")
    before = api.golden_digest()
    say(A, 1, rank=10, phone="13700000002", name="丙丁")
    assert api.restore({1: first}, batch=uuid7()) == 2
    assert api.golden_digest() == before


def test_nobody_is_left_of_a_person_only_a_retracted_batch_made(base: Acting) -> None:
    new = uuid7()
    say(new, 7, new=True, name="欧阳春晓", phone="13700000001")
    assert Person.objects.filter(pk=new).exists()
    api.retract([7], batch=uuid7())
    assert not Person.objects.filter(pk=new).exists()
    assert Entity.objects.get(pk=new).state == "retired"


def test_a_retired_person_comes_back_with_the_facts(base: Acting) -> None:
    new = uuid7()
    batch = say(new, 7, new=True, name="欧阳春晓")
    before = api.golden_digest()
    api.retract([7], batch=uuid7())
    api.restore({7: batch}, batch=uuid7())
    assert api.golden_digest() == before
    assert Entity.objects.get(pk=new).state == "active"


def test_a_move_takes_all_facts_along(base: Acting) -> None:
    row = api.FactRow(A, "residence.actual", place=NEXT_ROOM.value, record_ref=1)
    api.record_facts(api.FactBatch(uuid7(), "visit", DAY, [row], records=[1], ranks={"residence.actual": 1}))
    assert Person.objects.get(pk=A).place_path == NEXT_ROOM.value
    assert set(Fact.objects.filter(root=A).values_list("place_path", flat=True)) == {NEXT_ROOM.value}
    api.retract([1], batch=uuid7())
    assert Person.objects.get(pk=A).place_path == room(0)


def test_an_unknown_attribute_is_refused(base: Acting) -> None:
    with pytest.raises(Invalid):
        say(A, 1, watch_list="yes")


def test_who_listens_hears_of_the_change(base: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[events.Event] = []
    monkeypatch.setattr(events, "_transport", [heard.append])
    batch = say(A, 1, phone="13700000001")
    assert heard == [api.EntitiesChanged(batch, 1)]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE registry_fact SET value = 'x'",
        "UPDATE registry_fact SET attr = 2",
        "UPDATE registry_fact SET valid_from = '2000-01-01'",
        "UPDATE registry_fact SET sys_from = now()",
        "DELETE FROM registry_fact",
        "TRUNCATE registry_fact",
    ],
)
def test_the_database_refuses_to_change_a_fact(base: Acting, change: str) -> None:
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_a_closed_fact_stays_closed(base: Acting) -> None:
    say(A, 1, phone="13700000001")
    api.retract([1], batch=uuid7())
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE registry_fact SET sys_to = NULL WHERE record_ref = 1")


STEP = st.tuples(st.sampled_from(["say", "retract", "restore"]), st.integers(0, 2), st.sampled_from(["甲", "乙", "丙"]))


@RANDOM
@given(st.lists(STEP, max_size=8))
def test_whatever_happens_taking_all_back_gives_the_same_bytes(base: Acting, steps: list[tuple[str, int, str]]) -> None:
    start = api.golden_digest()
    said: dict[int, UUID] = {}
    for verb, n, name in steps:
        record = n + 1
        if verb == "say":
            said[record] = say(person(n), record, rank=10, name=name * 2, phone=f"1370000000{n}")
        elif verb == "retract":
            api.retract([record], batch=uuid7())
        elif record in said:
            api.restore({record: said[record]}, batch=uuid7())
    assert api.rebuild() == 0
    api.retract([1, 2, 3], batch=uuid7())
    assert api.golden_digest() == start


def test_a_batch_is_read_once(base: Acting) -> None:
    rows = (api.FactRow(A, "phone", f"1390000000{n}", record_ref=n) for n in range(5))
    done = api.record_facts(api.FactBatch(uuid7(), "ledger:1", DAY, rows, {}, range(5), {"phone": 1}))
    assert (done.facts, done.touched) == (5, 1)
    assert value(A, "phone") == "13900000000"


def framed(rows: list[api.FactRow] | pl.DataFrame, ranks: dict[str, int]) -> pl.DataFrame:
    """The one frame of a batch."""
    (frame,) = recording._frames(api.FactBatch(uuid7(), "x", DAY, rows, ranks=ranks))
    return frame


def test_a_frame_says_what_its_rows_say() -> None:
    rows = [api.FactRow(A, "name", "王秀兰", record_ref=3, col=1), api.FactRow(A, "sex", absent=True, confidence=1)]
    told = {"absent": [False, True], "confidence": [0, 1], "record_ref": [3, None], "col": [1, None]}
    frame = pl.DataFrame(
        {
            "entity": [str(A)] * 2,
            "attr": [1, 2],
            "value": ["王秀兰", None],
            "place": [None] * 2,
            "key": [""] * 2,
            **told,
        },
        schema_overrides=api.FACTS,
    )
    found = framed(frame, {"sex": 7})
    assert_frame_equal(found.select(sorted(found.columns)), framed(rows, {"sex": 7}).select(sorted(found.columns)))
    assert (found["rank"].to_list(), found["key"].to_list()) == ([50, 7], ["wang xiu lan", ""])


@pytest.mark.parametrize("key", ["", "月"])
def test_a_key_that_is_given_stays(key: str) -> None:
    row = api.FactRow(A, "birth", "1950-01-01", key=key)
    assert framed([row], {})["key"].to_list() == [key]


def test_what_outranks_all_is_golden_at_once(base: Acting) -> None:
    before = Fact.objects.order_by("-pk").first()
    say(A, 1, rank=10, name="王秀蓝", phone="13900000009")
    fresh = Fact.objects.filter(pk__gt=before.pk if before else 0)
    assert set(fresh.values_list("golden", flat=True)) == {True}
    assert Fact.objects.filter(root=A, attr=1, golden=True).count() == 1


def test_who_was_merged_is_chosen_for_with_the_other(base: Acting) -> None:
    api.merge(A, person(1), reason="x")
    say(A, 1, rank=10, name="王秀蓝")
    say(person(1), 2, rank=10, origin="ledger:2", name="王秀芝")
    assert Fact.objects.filter(root=A, attr=1, golden=True).count() == 1


STATED = st.builds(
    lambda who, told, warned, record: api.FactRow(person(who), *told, confidence=warned, record_ref=record),
    st.sampled_from([0, 1, 700]),
    st.sampled_from(
        [("name", "甲乙"), ("name", "丙丁"), ("phone", "13900000001"), ("sex", "2"), ("birth", "1950-01-01")]
    ),
    st.integers(0, 1),
    st.integers(1, 4),
)


def stated(batch: UUID) -> list[tuple[object, ...]]:
    """What the base holds of a batch, and what it asks people about it, without ids."""
    facts = Fact.objects.filter(batch=batch).values_list("root", "attr", "value", "bi", "record_ref", "golden")
    asked = Ruling.objects.filter(batch=batch).values_list("entity", "attr", "is_decided")
    return sorted(str(one) for one in facts) + sorted(str(one) for one in asked)


@RANDOM
@given(rows=st.lists(STATED, max_size=12, unique=True), cuts=st.lists(st.integers(0, 12), max_size=3))
def test_parts_say_what_the_whole_says(base: Acting, rows: list[api.FactRow], cuts: list[int]) -> None:
    bounds = [0, *sorted(cuts), len(rows)]
    parts = [recording._columns(rows[a:b]) for a, b in pairwise(bounds)]
    found = []
    for whole, pieces in ((rows, []), ([], parts)):
        with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(recording, "MANY", 1)
            batch = uuid7()
            told = api.FactBatch(batch, "x", DAY, whole, {person(700): "person"}, [1, 2, 3, 4], {"name": 10}, pieces)
            done = api.record_facts(told)
            found.append((stated(batch), api.golden_digest(), done))
            transaction.set_rollback(True)
    assert found[0] == found[1]


def test_new_people_of_whom_nothing_is_said_are_made(base: Acting) -> None:
    done = api.record_facts(api.FactBatch(uuid7(), "x", DAY, (), {person(701): "person"}, parts=iter(())))
    assert (done.made, Entity.objects.filter(pk=person(701)).count()) == (1, 1)
