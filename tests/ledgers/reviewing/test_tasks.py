"""The clock's part: by night and by week, in every district."""

from __future__ import annotations

import pytest

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.reviewing import sampling, tasks
from tests.ledgers import books
from tests.ledgers.reviewing.conftest import Queue
from tests.tree import DISTRICT


def kinds() -> list[tuple[str, str]]:
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        return list(ReviewItem.objects.order_by("pk").values_list("kind", "state"))


def test_the_night_sends_late_questions_to_the_street(queue: Queue, item: ReviewItem) -> None:
    with clock.frozen(item.due_at):
        tasks.review_nightly(0)
    assert kinds() == [("match", "expired")]


def test_the_week_draws_its_sample(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "is_drawn", lambda *_: True)
    queue.ask(books.line(0), books.line(1))
    with clock.frozen(clock.now() + sampling.WEEK):
        tasks.review_sample(0)
        tasks.review_sample(0)
    assert kinds() == [("sample", "open")] * 2
