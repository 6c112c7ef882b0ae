"""Undo gives the same bytes, whatever the files were, in whatever order they go, full ones included."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import events
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Link, ReviewItem
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import DISTRICT, HOME

Digest = Callable[[], str]
PHONES = ("", "13700001111", "13700002222")
RANDOM = settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def sheet(*people: int, phone: str = "", title: str = "") -> bytes:
    return books.workbook([books.line(n, **({"联系电话": phone} if phone else {})) for n in people], title=title)


def phone_of(desk: Desk, n: int) -> str | None:
    with desk.worker.acting(LEDGER_UPKEEP):
        found = registry.facts_for([books.person(n)], ["phone"], LEDGER_UPKEEP, Scope(HOME))
    return found[books.person(n)]["phone"].value


def test_what_a_file_replaced_speaks_again(desk: Desk) -> None:
    desk.merge(sheet(0, phone=PHONES[1]))
    second = desk.merge(sheet(0, phone=PHONES[2]))
    desk.do(second, "undo", reason="x")
    assert phone_of(desk, 0) == PHONES[1]


def test_a_record_a_later_file_speaks_about_is_left_alone(desk: Desk) -> None:
    first = desk.merge(sheet(0, 1, phone=PHONES[1]))
    desk.merge(sheet(0, phone=PHONES[2]))
    desk.do(first, "undo", reason="x")
    assert (phone_of(desk, 0), phone_of(desk, 1)) == (PHONES[2], books.phone(1))


def test_an_unchanged_row_keeps_what_the_first_file_wrote(desk: Desk, digest: Digest) -> None:
    start = digest()
    first = desk.merge(sheet(0, phone=PHONES[1]))
    written = digest()
    second = desk.merge(sheet(0, phone=PHONES[1], title="2"))
    desk.do(first, "undo", reason="x")
    assert digest() == written
    desk.do(second, "undo", reason="x")
    assert digest() == start


def test_undoing_a_withdrawal_brings_back_who_was_withdrawn(desk: Desk) -> None:
    desk.merge(sheet(0, 1, 40, phone=PHONES[1]))
    full = desk.merge(sheet(0, phone=PHONES[1], title="全量"), mode="full")
    assert full.counts["missing"] == 2
    assert phone_of(desk, 1) == books.phone(1)
    desk.do(full, "undo", reason="x")
    assert phone_of(desk, 1) == PHONES[1]


def test_who_came_back_after_a_withdrawal_stays_when_it_is_undone(desk: Desk, digest: Digest) -> None:
    start = digest()
    refs = [desk.merge(sheet(0, 1, phone=PHONES[1])), desk.merge(sheet(0, phone=PHONES[1], title="全"), mode="full")]
    refs.append(desk.merge(sheet(1, phone=PHONES[2])))
    desk.do(refs[1], "undo", reason="x")
    assert phone_of(desk, 1) == PHONES[2]
    for ref in (refs[2], refs[0]):
        desk.do(ref, "undo", reason="x")
    assert digest() == start


def test_links_only_this_file_made_are_superseded(desk: Desk) -> None:
    desk.merge(sheet(0))
    second = desk.merge(sheet(0, 1))
    desk.do(second, "undo", reason="x")
    with desk.worker.acting(LEDGER_UPKEEP):
        states = dict(Link.objects.values_list("entity", "state"))
    assert states == {books.person(0): "confirmed", books.person(1): "superseded"}


def test_open_questions_of_the_file_end_with_it(desk: Desk) -> None:
    unsure = books.line(0, 身份证号="", 联系电话="13700000000", 家庭住址="")
    ref = desk.merge(books.workbook([unsure, books.line(1)]))
    desk.do(ref, "undo", reason="x")
    with desk.worker.acting(LEDGER_UPKEEP):
        assert ReviewItem.objects.count() == 0


def test_a_file_is_undone_once(desk: Desk) -> None:
    ref = desk.merge(sheet(0))
    assert desk.do(ref, "undo", reason="x").state == "undone"
    with pytest.raises(Conflict):
        desk.do(ref, "undo", reason="x")


def test_who_listens_hears_of_the_undoing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = desk.merge(sheet(0))
    heard: list[events.Event] = []
    monkeypatch.setattr(events, "_transport", [heard.append])
    desk.do(ref, "undo", reason="x")
    assert api.LedgerUndone(ref.id) in heard


def test_an_undone_file_may_be_merged_again_to_the_same_bytes(desk: Desk, digest: Digest) -> None:
    content = sheet(0, 1, 2, phone=PHONES[1])
    first = desk.merge(content)
    merged = digest()
    desk.do(first, "undo", reason="x")
    again = desk.merge(content)
    assert (again.id != first.id, digest()) == (True, merged)


STEP = st.tuples(
    st.sets(st.integers(0, 7), min_size=1, max_size=3), st.sampled_from(PHONES), st.sampled_from(["partial", "full"]),
    st.booleans(),
)  # fmt: skip


@RANDOM
@given(st.lists(STEP, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_any_files_undone_in_any_order_and_people_merged_between_leave_nothing(
    desk: Desk, digest: Digest, steps: list[tuple[set[int], str, str, bool]], order: random.Random
) -> None:
    start, refs, merged = digest(), [], False
    for n, (people, phone, mode, joins) in enumerate(steps):
        refs.append(desk.merge(sheet(*sorted(people), phone=phone, title=f"{n}"), mode=mode))
        if joins and not merged:
            with desk.officer.acting(LEDGER_UPKEEP):
                merged = bool(registry.merge(books.person(0), books.person(1), "random"))
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        assert registry.rebuild() == 0
    order.shuffle(refs)
    for ref in refs:
        desk.do(ref, "undo", reason="random")
    if merged:
        with desk.officer.acting(LEDGER_UPKEEP):
            registry.unmerge(books.person(1), "random")
    assert digest() == start
