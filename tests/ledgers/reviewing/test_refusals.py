"""Two called different never meet again: in the next upload, on a page at once, when waiting rows are tried again."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.purpose import LEDGER_UPKEEP, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import ReviewItem
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.reviewing.conftest import FOUND, Queue
from tests.tree import DISTRICT, HOME

CELLS = {
    "name": "孙悟空", "sex": "男", "id_number": books.line(0)[2], "birth": books.line(0)[3], "phone": "13700000000",
}  # fmt: skip


def asked_at_once(**changes: str) -> list[UUID]:
    """The people a page would be shown for the row."""
    with acting_as_service("tests", place=HOME, purpose=LEDGER_UPKEEP):
        decision = api.match_one(LEDGER_UPKEEP, Scope(HOME), CELLS | changes).decision
    return [one.person for one in decision.candidates]


def rematch() -> dict[str, int]:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        return api.rematch(Scope(DISTRICT))


@pytest.mark.parametrize("decision", ["different", "new"])
def test_the_next_upload_neither_links_nor_asks(queue: Queue, item: ReviewItem, decision: str) -> None:
    queue.decide(item, decision)
    ref = queue.ask(books.doubtful(0, books.phone(0)), title="第二版")
    assert (ref.counts["review"], ref.counts["linked"]) == (0, 0)


def test_a_page_that_asks_at_once_is_not_shown_the_pair(queue: Queue, item: ReviewItem) -> None:
    assert asked_at_once() == [FOUND]
    queue.decide(item, "different")
    assert asked_at_once() == []


@pytest.mark.parametrize("changes", [{"phone": "13700000009"}, {"name": "猪八戒"}], ids="-".join)
def test_who_says_something_else_is_asked_about_again(queue: Queue, item: ReviewItem, changes: dict[str, str]) -> None:
    queue.decide(item, "different")
    assert asked_at_once(**changes) == [FOUND]


def test_a_refusal_taken_back_counts_no_longer(queue: Queue, item: ReviewItem) -> None:
    queue.decide(item, "different")
    queue.do(item, "undo")
    assert asked_at_once() == [FOUND]


def test_a_page_knows_a_refused_person_under_the_root(queue: Queue, item: ReviewItem) -> None:
    queue.decide(item, "different")
    with queue.desk.officer.acting(LEDGER_UPKEEP):
        registry.merge(books.person(5), FOUND, "同一人")
    assert asked_at_once() == []


def test_waiting_rows_tried_again_do_not_meet_the_refused(queue: Queue, item: ReviewItem) -> None:
    queue.decide(item, "different")
    assert queue.outcomes() == ["unplaced"]
    found = rematch()
    assert (found["rows"], found["linked"], found["review"]) == (1, 0, 0)
    assert queue.count() == 0


def test_somebody_new_is_never_merged_with_whom_he_is_not(queue: Queue, item: ReviewItem) -> None:
    decided = queue.decide(item, "new")
    assert decided.chosen
    with queue.desk.officer.acting(LEDGER_UPKEEP), pytest.raises(Refused):
        registry.merge(FOUND, decided.chosen, "看错了")


def test_nothing_about_a_refusal_is_kept_in_words(queue: Queue, item: ReviewItem) -> None:
    queue.decide(item, "different")
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        told = bytes(ReviewItem.objects.get(pk=item.pk).record.links.get(state="rejected").told)
    assert len(told) >= 16
    assert "孙悟空".encode() not in told
