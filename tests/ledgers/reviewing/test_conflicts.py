"""Two ledgers that weigh the same disagree: a steward rules, or whoever goes there and asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.errors import Invalid, NotAllowed
from jiayuan.kernel.purpose import LEDGER_UPKEEP, REGISTRY_REVIEW, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.templates import ranks, template
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.reviewing.conftest import FOUND, Queue
from tests.people import People
from tests.tree import DISTRICT, HOME, STREET

OLD, NEW = "13911110001", "13911110002"


def state(phone: str, record: int, *, rank: int, origin: str) -> None:
    """Another office says so by another way, with the same weight."""
    row = registry.FactRow(FOUND, "phone", phone, record_ref=record, col=1)
    batch = registry.FactBatch(books.person(9000 + record), origin, books.AS_OF, [row], {}, [record], {"phone": rank})
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        registry.record_facts(batch)


def rank_of_ledger(desk: Desk) -> int:
    with desk.worker.acting(LEDGER_UPKEEP):
        return ranks(template("elderly"), books.AS_OF)["phone"]


@pytest.fixture
def disputed(queue: Queue) -> ReviewItem:
    """What another office said first, and a ledger that says otherwise."""
    state(OLD, 900_001, rank=rank_of_ledger(queue.desk), origin="visits:7")
    queue.ask(books.line(0, 联系电话=NEW))
    return queue.first(queue.desk.officer)


def test_a_ledger_that_disagrees_asks_and_changes_nothing(queue: Queue, disputed: ReviewItem) -> None:
    assert (disputed.kind, disputed.attr, disputed.candidates) == ("conflict", "phone", [FOUND])
    assert queue.value("phone") == OLD


def test_the_receipt_counts_what_waits(queue: Queue) -> None:
    state(OLD, 900_001, rank=rank_of_ledger(queue.desk), origin="visits:7")
    assert queue.ask(books.line(0, 联系电话=NEW), books.line(1)).counts["conflict"] == 1


@pytest.mark.parametrize(("decision", "phone"), [("keep_a", OLD), ("keep_b", NEW)])
def test_the_steward_rules_and_a_rebuild_agrees(queue: Queue, disputed: ReviewItem, decision: str, phone: str) -> None:
    queue.decide(disputed, decision, queue.desk.officer, reason="电话核实")
    assert queue.value("phone") == phone
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        assert registry.rebuild() == 0


@pytest.mark.parametrize("decision", ["keep_a", "keep_b"])
def test_a_ruling_is_taken_back(queue: Queue, disputed: ReviewItem, digest: Callable[[], str], decision: str) -> None:
    before = digest()
    queue.decide(disputed, decision, queue.desk.officer)
    back = queue.do(disputed, "undo", queue.desk.officer)
    assert (digest(), back.state) == (before, "open")


def test_the_community_is_not_asked_to_rule(queue: Queue, disputed: ReviewItem) -> None:
    assert queue.count() == 0
    with pytest.raises(NotAllowed):
        queue.decide(disputed, "keep_b")


def test_whoever_went_there_may_say_what_holds(queue: Queue, disputed: ReviewItem) -> None:
    queue.do(disputed, "send_out", queue.desk.officer)
    with queue.desk.worker.acting(REGISTRY_REVIEW):
        (visit,) = api.visits(Scope(HOME))
    assert (visit.kind, visit.question) == ("conflict", "核对：联系电话")
    queue.decide(disputed, "keep_b")
    assert queue.value("phone") == NEW


@pytest.mark.parametrize("decision", ["same", "different", "new"])
def test_answers_about_people_do_not_fit_a_conflict(queue: Queue, disputed: ReviewItem, decision: str) -> None:
    with pytest.raises(Invalid):
        queue.decide(disputed, decision, queue.desk.officer)


@pytest.mark.parametrize("decision", ["keep_a", "keep_b"])
def test_rulings_do_not_fit_a_question_about_people(queue: Queue, item: ReviewItem, decision: str) -> None:
    with pytest.raises(Invalid):
        queue.decide(item, decision, queue.desk.officer)


def test_the_file_undone_takes_its_conflict_along(queue: Queue, digest: Callable[[], str]) -> None:
    state(OLD, 900_001, rank=rank_of_ledger(queue.desk), origin="visits:7")
    before = digest()
    ref = queue.ask(books.line(0, 联系电话=NEW))
    queue.desk.do(ref, "undo", reason="x")
    assert digest() == before
    assert queue.count(queue.desk.officer) == 0


def test_a_conflict_that_settled_itself_is_dropped_by_night(queue: Queue, disputed: ReviewItem) -> None:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        registry.retract([900_001], batch=books.person(1))
    assert queue.count(queue.desk.officer) == 1
    api.tidy_reviews(DISTRICT)
    assert queue.count(queue.desk.officer) == 0


def test_the_card_shows_both_values_with_their_sources(queue: Queue, disputed: ReviewItem) -> None:
    with queue.desk.officer.acting(REGISTRY_REVIEW):
        view = api.review(disputed.pk, Scope(STREET))
    values = [str(card.rows[0]["value"]) for card in (view.row, *view.candidates)]
    assert values == ["139****0001", "139****0002"]
    assert [card.title for card in (view.row, *view.candidates)] == ["原来的", "新来的"]
    assert view.row.rows[0]["label"] == "联系电话"


def test_the_neighbour_sees_no_conflict(queue: Queue, disputed: ReviewItem, people: People) -> None:
    with people.neighbour.acting(REGISTRY_REVIEW):
        assert api.review_items(Scope(STREET)) == []


@pytest.mark.parametrize(("kind", "n"), [("", 2), ("match", 1), ("conflict", 1), ("nothing", 0)])
def test_kinds_are_counted_apart(queue: Queue, disputed: ReviewItem, kind: str, n: int) -> None:
    queue.ask(books.doubtful(1), title="第二版")
    assert queue.count(queue.desk.officer, kind=kind) == n
