"""Who is asked what: the community its own, the street what expired and what offices say differently."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.reviewing import waiting
from tests.ledgers import books
from tests.ledgers.reviewing.conftest import Queue, write
from tests.people import People
from tests.tree import HOME, NEXT

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("state", "worker", "officer"),
    [("open", 1, 1), ("taken", 1, 1), ("field_check", 0, 0), ("expired", 0, 1), ("decided", 0, 0)],
)
def test_each_sees_what_is_to_be_answered(
    queue: Queue, item: ReviewItem, state: str, worker: int, officer: int
) -> None:
    write(item, state=state)
    assert (queue.count(), queue.count(queue.desk.officer)) == (worker, officer)


@pytest.mark.parametrize(
    ("left", "due", "n"),
    [(49 * HOUR, "soon", 0), (47 * HOUR, "soon", 1), (-HOUR, "soon", 1), (47 * HOUR, "late", 0), (HOUR, "", 1)],
)
def test_what_is_due_soon(queue: Queue, item: ReviewItem, left: timedelta, due: str, n: int) -> None:
    write(item, due_at=clock.now() + left)
    assert queue.count(due=due) == n


@pytest.mark.parametrize(("community", "n"), [("", 1), (HOME.value, 1), (NEXT.value, 0)], ids=["all", "home", "next"])
def test_a_community_is_looked_at_alone(queue: Queue, item: ReviewItem, community: str, n: int) -> None:
    assert queue.count(queue.desk.officer, community=community) == n


def test_communities_with_questions_are_named(queue: Queue, item: ReviewItem, people: People) -> None:
    with queue.desk.officer.acting(REGISTRY_REVIEW):
        assert list(api.review_communities(Scope(queue.desk.officer.place))) == [HOME.value]
    with people.neighbour.acting(REGISTRY_REVIEW):
        assert api.review_communities(Scope(NEXT)) == {}


def test_no_more_than_a_thousand_are_counted(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MOST", 2)
    queue.ask(*[books.doubtful(n) for n in range(3)])
    assert queue.count() == 2


def test_a_day_is_given_in_working_days(queue: Queue, item: ReviewItem) -> None:
    assert timedelta(days=13) <= item.due_at - clock.now() <= timedelta(days=25)
