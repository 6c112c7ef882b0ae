"""An undo is undone: the same bytes, links and questions as before it, in whatever order files come and go."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel import clock, events
from jiayuan.kernel.errors import Conflict, NotAllowed
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import LedgerFile, Link, ReviewItem
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.stages.test_undoing import PHONES, RANDOM, phone_of, sheet
from tests.people import as_service

Digest = Callable[[], str]


def undo(desk: Desk, ref: api.FileRef) -> api.FileRef:
    return desk.do(ref, "undo", reason="看错了")


def redo(desk: Desk, ref: api.FileRef) -> api.FileRef:
    return desk.do(ref, "redo", reason="没看错")


def test_what_was_undone_comes_back_to_the_same_bytes(desk: Desk, digest: Digest) -> None:
    ref = desk.merge(sheet(0, 1, 40, phone=PHONES[1]))
    merged = digest()
    undo(desk, ref)
    assert (redo(desk, ref).state, digest()) == ("merged", merged)
    undo(desk, ref)
    assert (redo(desk, ref).state, digest()) == ("merged", merged)


def test_a_record_a_later_file_speaks_about_is_left_alone(desk: Desk) -> None:
    first = desk.merge(sheet(0, 1, phone=PHONES[1]))
    undo(desk, first)
    desk.merge(sheet(0, phone=PHONES[2]))
    redo(desk, first)
    assert (phone_of(desk, 0), phone_of(desk, 1)) == (PHONES[2], PHONES[1])


def test_links_come_back_with_the_rows(desk: Desk) -> None:
    ref = desk.merge(sheet(0, 40))
    with desk.worker.acting(LEDGER_UPKEEP):
        before = sorted(Link.objects.filter(state="confirmed").values_list("record", "entity"))
    undo(desk, ref)
    redo(desk, ref)
    with desk.worker.acting(LEDGER_UPKEEP):
        assert sorted(Link.objects.filter(state="confirmed").values_list("record", "entity")) == before


def test_open_questions_are_put_anew(desk: Desk) -> None:
    ref = desk.merge(books.workbook([books.doubtful(), books.line(1)]))
    undo(desk, ref)
    redo(desk, ref)
    with desk.worker.acting(LEDGER_UPKEEP):
        assert [item.state for item in ReviewItem.objects.all()] == ["open"]


def test_whom_a_full_file_withdrew_goes_again(desk: Desk, digest: Digest) -> None:
    desk.merge(sheet(0, 1, 40, phone=PHONES[1]))
    full = desk.merge(sheet(0, phone=PHONES[1], title="全量"), mode="full")
    merged = digest()
    undo(desk, full)
    assert phone_of(desk, 1) == PHONES[1]
    redo(desk, full)
    assert (phone_of(desk, 1), digest()) == (books.phone(1), merged)


def test_a_withdrawal_says_until_when_the_values_held(desk: Desk) -> None:
    desk.merge(sheet(0, 1, phone=PHONES[1]))
    desk.merge(sheet(0, phone=PHONES[1], title="全量"), mode="full")
    with as_service() as acting:
        steps = registry.lineage(books.person(1), "phone", LEDGER_UPKEEP, acting.scope)
    assert [step.ended for step in steps if step.ended] == [books.AS_OF]


def test_the_same_bytes_merged_since_cannot_count_twice(desk: Desk) -> None:
    content = sheet(0, phone=PHONES[1])
    first = desk.merge(content)
    undo(desk, first)
    desk.merge(content)
    with pytest.raises(Conflict) as refused:
        redo(desk, first)
    assert refused.value.code == "redo-same-file"


def test_after_a_complete_list_the_file_is_to_be_uploaded_again(desk: Desk) -> None:
    first = desk.merge(sheet(0, 1, phone=PHONES[1]))
    undo(desk, first)
    desk.merge(sheet(0, phone=PHONES[2], title="全量"), mode="full")
    with pytest.raises(Conflict) as refused:
        redo(desk, first)
    assert refused.value.code == "redo-complete"


def test_a_complete_list_that_knew_the_rows_does_not_stand_in_the_way(desk: Desk, digest: Digest) -> None:
    first = desk.merge(sheet(0, 1, phone=PHONES[1]))
    desk.merge(sheet(0, phone=PHONES[2], title="全量"), mode="full")
    merged = digest()
    undo(desk, first)
    assert (redo(desk, first).state, digest()) == ("merged", merged)


def test_a_complete_list_withdraws_again_what_came_back_while_it_was_undone(desk: Desk, digest: Digest) -> None:
    first = desk.merge(sheet(0, 1, phone=PHONES[1]))
    undo(desk, first)
    full = desk.merge(sheet(0, phone=PHONES[2], title="全量"), mode="full")
    undo(desk, full)
    redo(desk, first)
    assert phone_of(desk, 1) == PHONES[1]
    redo(desk, full)
    assert (phone_of(desk, 0), phone_of(desk, 1)) == (PHONES[2], books.phone(1))


def test_the_uploader_has_a_day_and_the_steward_any_time(desk: Desk) -> None:
    ref = desk.merge(sheet(0))
    undo(desk, ref)
    with clock.frozen(clock.now() + timedelta(hours=25)):
        with pytest.raises(NotAllowed):
            redo(desk, ref)
        with desk.officer.acting(LEDGER_UPKEEP):
            assert api.command(ref.id, "redo", reason="x").state == "merged"


@pytest.mark.parametrize(("days", "code"), [(364, ""), (366, "redo-late")])
def test_a_file_comes_back_as_long_as_its_lines_are_kept(desk: Desk, days: int, code: str) -> None:
    ref = desk.merge(sheet(0))
    undo(desk, ref)
    refused = ""
    with as_service():
        LedgerFile.objects.filter(pk=ref.id).update(changed_at=clock.now() - timedelta(days=days))
    with desk.officer.acting(LEDGER_UPKEEP):
        try:
            api.command(ref.id, "redo", reason="x")
        except Conflict as late:
            refused = late.code
    assert refused == code


def test_who_listens_hears_of_it_as_of_a_merge(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = desk.merge(sheet(0))
    undo(desk, ref)
    heard: list[events.Event] = []
    monkeypatch.setattr(events, "_transport", [heard.append])
    redo(desk, ref)
    assert api.LedgerMerged(ref.id) in heard


def test_what_is_merged_is_not_redone(desk: Desk) -> None:
    ref = desk.merge(sheet(0))
    with pytest.raises(Conflict):
        redo(desk, ref)


STEP = st.tuples(st.sets(st.integers(0, 7), min_size=1, max_size=3), st.sampled_from(PHONES))


@RANDOM
@given(st.lists(STEP, min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_files_undone_and_redone_in_any_order_give_the_same_bytes(
    desk: Desk, digest: Digest, steps: list[tuple[set[int], str]], order: random.Random
) -> None:
    start = digest()
    refs = [desk.merge(sheet(*sorted(who), phone=phone, title=f"{n}")) for n, (who, phone) in enumerate(steps)]
    merged = digest()
    for deed in (undo, redo):
        order.shuffle(refs)
        for ref in refs:
            deed(desk, ref)
    assert digest() == merged
    with as_service():
        assert registry.rebuild() == 0
    for ref in refs:
        undo(desk, ref)
    assert digest() == start
