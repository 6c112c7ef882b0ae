"""Taken, released, sent out, brought back, expired, reopened: each by who may, each recorded once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.audit.models import Record as AuditRecord
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.rules.reviews import LEASE
from tests.ledgers import books
from tests.ledgers.reviewing.conftest import Queue, write
from tests.people import People
from tests.tree import DISTRICT, HOME, as_role

MINUTE = timedelta(minutes=1)


def test_who_takes_a_question_has_it_for_half_an_hour(queue: Queue, item: ReviewItem) -> None:
    with clock.frozen(clock.now()) as now:
        taken = queue.do(item, "take")
    assert (taken.state, taken.taken_by, taken.taken_until) == ("taken", queue.desk.worker.account_id, now + LEASE)


@pytest.mark.parametrize("name", ["take", "release", "send_out"])
def test_nobody_else_moves_what_is_taken(queue: Queue, item: ReviewItem, name: str) -> None:
    queue.do(item, "take")
    with pytest.raises(Conflict, match="同事正在处理"):
        queue.do(item, name, queue.desk.officer)
    with pytest.raises(Conflict, match="同事正在处理"):
        queue.decide(item, "same", queue.desk.officer)


def test_a_lease_that_ran_out_is_nobodys(queue: Queue, item: ReviewItem) -> None:
    queue.do(item, "take")
    assert queue.count(queue.desk.officer) == 0
    with clock.frozen(clock.now() + LEASE + MINUTE):
        assert queue.count(queue.desk.officer) == 1
        assert queue.decide(item, "different", queue.desk.officer).state == "decided"


def test_the_holder_still_sees_and_decides(queue: Queue, item: ReviewItem) -> None:
    queue.do(item, "take")
    assert queue.first().pk == item.pk
    decided = queue.decide(item, "different")
    assert (decided.taken_by, decided.taken_until) == (None, None)


def test_released_it_is_open_to_all(queue: Queue, item: ReviewItem) -> None:
    queue.do(item, "take")
    assert queue.do(item, "release").state == "open"
    assert queue.count(queue.desk.officer) == 1


@pytest.mark.parametrize(("decision", "said"), [("same", "是同一个"), ("different", "不是同一个"), ("new", "新的一条")])
def test_who_comes_second_learns_what_the_first_said(queue: Queue, item: ReviewItem, decision: str, said: str) -> None:
    queue.decide(item, decision, expected_version=item.version)
    with pytest.raises(Conflict, match=f"刚才已有人判断：{said}") as refused:
        queue.decide(item, "same", queue.desk.officer, expected_version=item.version)
    assert refused.value.allowed == ("undo",)


def test_a_question_that_moved_on_is_not_decided_unseen(queue: Queue, item: ReviewItem) -> None:
    queue.do(item, "send_out")
    with pytest.raises(Conflict, match="刚才有变化"):
        queue.decide(item, "same", expected_version=item.version)


def test_sent_out_it_leaves_the_queue_for_the_visit_list(queue: Queue, item: ReviewItem) -> None:
    queue.do(item, "send_out")
    assert queue.count() == 0
    with queue.desk.worker.acting(REGISTRY_REVIEW):
        (visit,) = api.visits(Scope(HOME))
    assert (visit.id, visit.name, visit.phone, visit.visits) == (item.pk, "孙悟空", "137****0000", 0)
    assert visit.question == "核对：是不是底册里的同一个人"


def test_a_visit_that_met_nobody_is_counted(queue: Queue, item: ReviewItem) -> None:
    queue.do(item, "send_out")
    for _ in range(2):
        assert queue.do(item, "miss").state == "field_check"
    with queue.desk.worker.acting(REGISTRY_REVIEW):
        assert [one.visits for one in api.visits(Scope(HOME))] == [2]


def test_a_visit_decides(queue: Queue, item: ReviewItem) -> None:
    queue.do(item, "send_out")
    assert queue.decide(item, "same").state == "decided"
    assert queue.value("phone") == "13700000000"


def test_what_a_visit_cannot_find_out_comes_back_with_a_new_term(queue: Queue, item: ReviewItem) -> None:
    queue.do(item, "send_out")
    with clock.frozen(clock.now() + timedelta(days=30)):
        back = queue.do(item, "bring_back")
    assert (back.state, back.due_at > item.due_at) == ("open", True)


def test_the_visit_list_pages_by_key_and_ends_at_the_scope(queue: Queue, people: People) -> None:
    queue.ask(*[books.doubtful(n) for n in range(3)])
    with queue.desk.worker.acting(REGISTRY_REVIEW):
        for one in api.review_items(Scope(HOME)):
            api.review_command(one.pk, "send_out")
        first = api.visits(Scope(HOME), limit=2)
        rest = api.visits(Scope(HOME), after=first[-1].id)
    assert (len(first), len(rest)) == (2, 1)
    with people.neighbour.acting(REGISTRY_REVIEW):
        assert api.visits(Scope(HOME)) == []


def test_after_ten_working_days_a_question_is_the_streets(queue: Queue, item: ReviewItem) -> None:
    assert api.tidy_reviews(DISTRICT) == 0
    with clock.frozen(item.due_at):
        assert api.tidy_reviews(DISTRICT) == 1
        assert api.tidy_reviews(DISTRICT) == 0
    assert queue.count() == 0
    assert queue.count(queue.desk.officer, due="late") == 1
    assert queue.first(queue.desk.officer).state == "expired"


@pytest.mark.parametrize(
    ("fields", "goes"),
    [
        ({"state": "taken", "taken_until": None}, 1),
        ({"state": "field_check"}, 0),
        ({"state": "expired"}, 0),
    ],
    ids=["lease over", "sent out", "expired"],
)
def test_only_idle_questions_expire(queue: Queue, item: ReviewItem, fields: dict[str, object], goes: int) -> None:
    write(item, **fields)
    with clock.frozen(item.due_at + MINUTE):
        assert api.tidy_reviews(DISTRICT) == goes


def test_whoever_works_on_a_question_keeps_it_past_its_day(queue: Queue, item: ReviewItem) -> None:
    with clock.frozen(item.due_at - MINUTE):
        queue.do(item, "take")
    with clock.frozen(item.due_at + MINUTE):
        assert api.tidy_reviews(DISTRICT) == 0


def test_the_street_decides_or_gives_back_what_expired(queue: Queue, item: ReviewItem) -> None:
    write(item, state="expired")
    with pytest.raises(NotAllowed):
        queue.decide(item, "same")
    with pytest.raises(NotAllowed):
        queue.do(item, "reopen")
    assert queue.do(item, "reopen", queue.desk.officer).state == "open"
    write(item, state="expired")
    assert queue.decide(item, "different", queue.desk.officer).state == "decided"


@pytest.mark.parametrize("name", ["", "decide", "expire", "keep", "TAKE"])
def test_other_commands_are_none(queue: Queue, item: ReviewItem, name: str) -> None:
    with pytest.raises(Invalid):
        queue.do(item, name)


@pytest.mark.parametrize("name", ["take", "send_out", "undo"])
def test_the_neighbour_moves_nothing(queue: Queue, item: ReviewItem, people: People, name: str) -> None:
    with pytest.raises(NotFound):
        queue.do(item, name, people.neighbour)


@pytest.mark.parametrize("who", ["resident", "auditor"])
def test_others_may_not_move_a_question(queue: Queue, item: ReviewItem, people: People, who: str) -> None:
    with pytest.raises(NotAllowed):
        queue.do(item, "take", getattr(people, who))


@pytest.mark.parametrize("name", ["take", "send_out"])
def test_each_deed_leaves_one_record(queue: Queue, item: ReviewItem, name: str) -> None:
    queue.do(item, name, reason="打电话问")
    with as_role("jy_auditor"):
        kept = AuditRecord.objects.get(act=f"ledgers.review_{name}")
    assert (kept.object, kept.reason) == (str(item.pk), "打电话问")
