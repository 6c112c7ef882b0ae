"""Two in a hundred automatic links are asked about blindly; too many wrong ones stop the weak ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from jiayuan.audit.models import Record as AuditRecord
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed
from jiayuan.kernel.purpose import LEDGER_UPKEEP, REGISTRY_REVIEW, UPKEEP_SYSTEM
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Link, LinkGuard, ReviewItem
from jiayuan.ledgers.reviewing import sampling
from jiayuan.ledgers.rules import sampling as rules
from jiayuan.ledgers.rules.sampling import is_drawn, week_of
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.reviewing.conftest import FOUND, Queue
from tests.tree import DISTRICT, HOME, as_role

Digest = Callable[[], str]
# Linked by number and name, with a phone of its own.
SURE = books.line(0, 联系电话="13700000005")


def sample(queue: Queue) -> ReviewItem:
    """A link of the machine, drawn: the record's number decides which, so the week is sought that draws it."""
    queue.ask(SURE)
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        link = Link.objects.get()
        monday = week_of(clock.today())
        while not is_drawn(link.record_id, monday):
            monday -= timedelta(days=7)
        Link.objects.update(made_at=sampling._begins(monday))
    assert api.draw_sample(DISTRICT, monday) == 1
    assert api.draw_sample(DISTRICT, monday) == 0
    return queue.first()


def test_a_drawn_link_looks_like_any_other_question(queue: Queue) -> None:
    item = sample(queue)
    with queue.desk.worker.acting(REGISTRY_REVIEW):
        view = api.review(item.pk, Scope(HOME))
    assert (view.rule, view.kind, [card.person for card in view.candidates]) == ("unsure", "match", [FOUND])
    assert queue.count(kind="match") == 1


def test_the_card_leaves_out_what_the_row_itself_has_said(queue: Queue) -> None:
    item = sample(queue)
    assert queue.value("phone") == "13700000005"
    with queue.desk.worker.acting(REGISTRY_REVIEW):
        view = api.review(item.pk, Scope(HOME))
    shown = {str(row["label"]): str(row["value"]) for row in view.candidates[0].rows}
    assert shown["联系电话"] == books.phone(0)[:3] + "****" + books.phone(0)[-4:]


@pytest.mark.parametrize(
    "fields",
    [{"by": FOUND}, {"is_new": True}, {"made_at": None}, {"state": "superseded"}],
    ids=["by a person", "new", "before", "ended"],
)
def test_only_links_of_the_machine_are_drawn(
    queue: Queue, monkeypatch: pytest.MonkeyPatch, fields: dict[str, object]
) -> None:
    queue.ask(SURE)
    monkeypatch.setattr(sampling, "is_drawn", lambda *_: True)
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        Link.objects.update(**fields)
    assert api.draw_sample(DISTRICT, week_of(clock.today())) == 0


def test_last_week_is_drawn_by_itself(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    queue.ask(SURE)
    monkeypatch.setattr(sampling, "is_drawn", lambda *_: True)
    assert api.draw_sample(DISTRICT) == 0
    with clock.frozen(clock.now() + timedelta(days=7)):
        assert api.draw_sample(DISTRICT) == 1


def test_who_agrees_with_the_machine_changes_nothing(queue: Queue, digest: Digest) -> None:
    item, before = sample(queue), digest()
    queue.decide(item, "same")
    assert digest() == before
    assert figures(queue) == (1, 1)
    queue.do(item, "undo")
    assert digest() == before
    assert figures(queue) == (0, 0)


@pytest.mark.parametrize("decision", ["different", "new"])
def test_who_disagrees_parts_the_row_from_the_person(queue: Queue, digest: Digest, decision: str) -> None:
    item, before = sample(queue), digest()
    queue.decide(item, decision)
    assert queue.value("phone") == books.phone(0)
    assert figures(queue) == (1, 0)
    queue.do(item, "undo")
    assert digest() == before
    assert queue.value("phone") == "13700000005"
    assert queue.links()[FOUND] == "superseded"


@pytest.mark.parametrize("decision", ["different", "new"])
def test_a_parted_row_stays_apart_and_rebuilds(queue: Queue, decision: str) -> None:
    queue.decide(sample(queue), decision)
    again = queue.ask(books.line(0, 联系电话="13700000006"), title="第二版")
    assert (again.counts["linked"], again.counts["review"]) == (0, 0)
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        assert registry.rebuild() == 0


def figures(queue: Queue) -> tuple[int, int]:
    with queue.desk.officer.acting(REGISTRY_REVIEW):
        found = api.link_guard(Scope(queue.desk.officer.place)).found
    return found.n, found.right


def wrong(queue: Queue) -> None:
    queue.decide(sample(queue), "different")
    api.tidy_reviews(DISTRICT)


def lift(queue: Queue, reason: str = "已核对权重") -> None:
    with queue.desk.officer.acting(REGISTRY_REVIEW):
        api.lift_guard(reason)


def is_up() -> bool:
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        return LinkGuard.objects.filter(lifted_at=None).exists()


def test_one_wrong_of_few_raises_the_guard_by_night(queue: Queue) -> None:
    wrong(queue)
    assert is_up()
    api.tidy_reviews(DISTRICT)
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        guard = LinkGuard.objects.get()
    assert (guard.n, guard.right, guard.district) == (1, 0, DISTRICT.value)


def test_right_answers_raise_nothing(queue: Queue) -> None:
    queue.decide(sample(queue), "same")
    api.tidy_reviews(DISTRICT)
    assert not is_up()


def test_a_steward_lifts_it_and_counting_begins_anew(queue: Queue) -> None:
    wrong(queue)
    lift(queue)
    api.tidy_reviews(DISTRICT)
    assert not is_up()
    assert figures(queue) == (0, 0)
    with as_role("jy_auditor"):
        assert AuditRecord.objects.get(act="ledgers.guard_lift").reason == "已核对权重"


def test_a_guard_is_lifted_with_a_reason_once_and_by_a_steward(queue: Queue) -> None:
    wrong(queue)
    with pytest.raises(Invalid):
        lift(queue, " ")
    with queue.desk.worker.acting(REGISTRY_REVIEW), pytest.raises(NotAllowed):
        api.lift_guard("x")
    lift(queue)
    with pytest.raises(Conflict):
        lift(queue)


@pytest.fixture
def all_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every link is a weak one, whatever the weights are."""
    monkeypatch.setattr(rules, "WEAK_BITS", 1000.0)


def test_while_the_guard_is_up_weak_links_are_asked_about(queue: Queue, all_weak: None) -> None:
    wrong(queue)
    ref = queue.ask(books.line(1), title="第二版")
    assert (ref.counts["linked"], ref.counts["review"]) == (0, 1)
    item = queue.first()
    assert (item.rule, item.candidates) == ("held", [books.person(1)])
    lift(queue)
    assert queue.ask(books.line(2), title="第三版").counts["linked"] == 1


def test_sure_links_go_by(queue: Queue) -> None:
    wrong(queue)
    assert queue.ask(books.line(1), title="第二版").counts["linked"] == 1


def test_a_page_that_asks_at_once_is_guarded_too(queue: Queue, all_weak: None) -> None:
    cells = {"name": books.NAMES[1], "id_number": books.line(1)[2]}
    wrong(queue)
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        held = api.match_one(LEDGER_UPKEEP, Scope(DISTRICT), cells).decision
        (many,) = api.match_many(Scope(DISTRICT), [cells])
    assert (held.kind, held.rule) == ("review", "held")
    assert many.decision.kind == "review"
    lift(queue)
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        assert api.match_one(LEDGER_UPKEEP, Scope(DISTRICT), cells).decision.kind == "link"


def test_waiting_rows_stay_waiting_while_it_is_up(queue: Queue, all_weak: None) -> None:
    wrong(queue)
    queue.ask(books.line(1), title="第二版")
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        assert api.rematch(Scope(DISTRICT))["linked"] == 0
    lift(queue)
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        assert api.rematch(Scope(DISTRICT))["linked"] == 1
    assert queue.count() == 0
