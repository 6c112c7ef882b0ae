"""A decision taken back leaves the base as it was, byte for byte, or is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.audit.models import Record as AuditRecord
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, NotAllowed
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.ledgers.models import ReviewItem
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.reviewing.conftest import Queue
from tests.tree import DISTRICT, as_role

Digest = Callable[[], str]
DECISIONS = ["same", "different", "new"]


@pytest.mark.parametrize("decision", DECISIONS)
def test_undo_brings_back_the_base_the_rows_and_the_question(
    queue: Queue, item: ReviewItem, digest: Digest, decision: str
) -> None:
    before, outcomes = digest(), queue.outcomes()
    queue.decide(item, decision)
    back = queue.do(item, "undo")
    assert (digest(), queue.outcomes()) == (before, outcomes)
    assert (back.state, back.decision, back.chosen, back.decided_by) == ("open", "", None, None)
    assert not set(queue.links().values()) & {"confirmed", "rejected", "proposed"}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(DECISIONS), min_size=1, max_size=4))
def test_however_often_it_is_done_and_undone(
    queue: Queue, item: ReviewItem, digest: Digest, decisions: list[str]
) -> None:
    before = digest()
    for decision in decisions:
        queue.decide(item, decision)
        queue.do(item, "undo")
        assert digest() == before
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        assert registry.rebuild() == 0


@pytest.mark.parametrize("first", DECISIONS)
@pytest.mark.parametrize("then", DECISIONS)
def test_decided_anew_it_is_as_if_decided_so_at_once(queue: Queue, item: ReviewItem, first: str, then: str) -> None:
    queue.decide(item, first)
    queue.do(item, "undo")
    queue.decide(item, then)
    phone, found = ("13700000000", "confirmed") if then == "same" else (books.phone(0), "rejected")
    assert queue.value("phone") == phone
    assert queue.links()[books.person(0)] == found


@pytest.mark.parametrize("decision", DECISIONS)
def test_the_file_undone_after_a_second_decision_leaves_nothing(queue: Queue, digest: Digest, decision: str) -> None:
    before = digest()
    ref = queue.ask()
    item = queue.first()
    queue.decide(item, "same")
    queue.do(item, "undo")
    queue.decide(item, decision)
    later = queue.ask(books.doubtful(0, "13700000009"), title="第二版")
    queue.desk.do(later, "undo", reason="x")
    queue.desk.do(ref, "undo", reason="x")
    assert digest() == before


def test_a_decision_made_before_the_merge_is_taken_back_too(queue: Queue, digest: Digest) -> None:
    before = digest()
    ref = queue.desk.run(queue.desk.upload(books.workbook([books.doubtful()])))
    item = queue.first()
    queue.decide(item, "same")
    queue.desk.do(ref, "approve")
    queue.desk.run(ref, "merged")
    assert digest() != before
    queue.do(item, "undo")
    assert digest() == before


def test_what_a_later_ledger_built_on_is_not_undone(queue: Queue, item: ReviewItem, digest: Digest) -> None:
    queue.decide(item, "same")
    queue.ask(books.doubtful(0, "13700000009"), title="第二版")
    before = digest()
    with pytest.raises(Conflict, match="不能原样撤回"):
        queue.do(item, "undo")
    assert digest() == before


def test_a_decision_ends_with_its_file(queue: Queue) -> None:
    ref = queue.ask()
    item = queue.first()
    queue.decide(item, "same")
    queue.desk.do(ref, "undo", reason="x")
    with pytest.raises(Conflict):
        queue.do(item, "undo")


def test_the_own_decision_of_the_day_and_the_steward_any_day(queue: Queue, item: ReviewItem) -> None:
    queue.decide(item, "same")
    with clock.frozen(clock.now() + timedelta(hours=25)):
        with pytest.raises(NotAllowed, match="数据专员"):
            queue.do(item, "undo")
        assert queue.do(item, "undo", queue.desk.officer).state == "open"


def test_somebody_elses_decision_is_not_for_a_colleague(queue: Queue, item: ReviewItem) -> None:
    queue.decide(item, "same", queue.desk.officer)
    with pytest.raises(NotAllowed):
        queue.do(item, "undo")


def test_an_undo_after_the_term_gives_a_new_one(queue: Queue, item: ReviewItem) -> None:
    queue.decide(item, "same")
    with clock.frozen(item.due_at + timedelta(days=1)) as now:
        assert queue.do(item, "undo", queue.desk.officer).due_at > now


def test_an_undo_is_recorded_with_about_whom(queue: Queue, item: ReviewItem) -> None:
    queue.decide(item, "same")
    queue.do(item, "undo", reason="点错了")
    with as_role("jy_auditor"):
        kept = AuditRecord.objects.get(act="ledgers.review_undo")
    assert (kept.subjects, kept.reason) == ([books.person(0)], "点错了")
