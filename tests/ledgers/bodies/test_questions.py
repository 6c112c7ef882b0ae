"""Doubtful organisations and things come to people: both sides shown, decided, remembered, taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from jiayuan.audit.models import Record as AuditRecord
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import LEDGER_UPKEEP, REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Link, ReviewItem
from jiayuan.ledgers.reviewing import sampling
from jiayuan.ledgers.rules.sampling import week_of
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.bodies.desk import ORGS, THINGS, firm, load_firms, organisations, uscc
from tests.ledgers.conftest import Desk
from tests.tree import DISTRICT, HOME, NEXT, as_role

# The code of 红墙餐饮 under another name.
STRANGER = ["景山书店", uscc(1), "企业", books.address(2)]
NEAR = ["白塔大药房", uscc(5), "企业", books.address(1)]


@dataclass(frozen=True)
class Queue:
    """The desk with a list whose doubtful lines wait for people."""

    desk: Desk

    def ask(self, *rows: Sequence[str], title: str = "") -> api.FileRef:
        return self.desk.merge(books.workbook(rows, ORGS, title=title), template="organisations")

    def items(self) -> list[ReviewItem]:
        with self.desk.worker.acting(REGISTRY_REVIEW):
            return api.review_items(Scope(HOME))

    def view(self) -> api.ReviewView:
        (item,) = self.items()
        with self.desk.worker.acting(REGISTRY_REVIEW):
            return api.review(item.pk, Scope(HOME))

    def decide(self, decision: str, **more: object) -> ReviewItem:
        (item,) = self.items()
        with self.desk.worker.acting(REGISTRY_REVIEW):
            return api.decide(item.pk, decision, **more)  # type: ignore[arg-type]

    def undo(self, item: ReviewItem) -> None:
        with self.desk.worker.acting(REGISTRY_REVIEW):
            api.review_command(item.pk, "undo")

    def rematch(self) -> dict[str, int]:
        with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
            return api.rematch(Scope(DISTRICT))


@pytest.fixture
def queue(desk: Desk) -> Queue:
    load_firms()
    return Queue(desk)


def values(card: api.ReviewCard) -> dict[str, object]:
    return {str(line["label"]): line["value"] for line in card.rows}


def test_both_sides_of_a_doubtful_code_are_shown(queue: Queue) -> None:
    queue.ask(STRANGER)
    view = queue.view()
    assert (view.about, view.rule, view.candidates[0].title) == ("organisation", "code_of_another", "底座里的单位 1")
    assert list(values(view.row).values()) == ["景山书店", uscc(1), "企业", books.address(2)]
    assert list(values(view.candidates[0]).values())[:3] == ["北京红墙餐饮有限公司", uscc(1), "企业"]
    assert view.reason == "代码属于另一个，名称或种类对不上；代码相同；名称不同"


def test_a_firm_of_another_community_is_shown_as_well(queue: Queue) -> None:
    load(registry.OrganisationRow(firm(7), "西单商行", "company", NEXT.value, uscc(7)))
    queue.ask(["景山书店", uscc(7), "企业", books.address(2)])
    assert "西单商行" in values(queue.view().candidates[0]).values()


def load(row: registry.OrganisationRow) -> None:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        registry.load_organisations([row], origin="tests", as_of=books.AS_OF)


def test_the_same_takes_the_line_over_and_undo_takes_it_back(queue: Queue, digest: Callable[[], str]) -> None:
    queue.ask(NEAR)
    before = digest()
    item = queue.decide("same")
    assert {one.uscc for one in organisations().values() if one.id == firm(2)} == {uscc(5)}
    queue.undo(item)
    assert (digest(), [one.state for one in queue.items()]) == (before, ["open"])


def test_new_makes_one_without_the_code_of_another(queue: Queue, digest: Callable[[], str]) -> None:
    queue.ask(STRANGER)
    before = digest()
    item = queue.decide("new")
    assert organisations()["景山书店"].uscc == ""
    assert organisations()["北京红墙餐饮有限公司"].uscc == uscc(1)
    queue.undo(item)
    assert digest() == before


def test_the_same_one_under_another_name_keeps_its_code(queue: Queue) -> None:
    queue.ask(STRANGER)
    queue.decide("same")
    assert [one.id for one in organisations().values() if one.uscc == uscc(1)] == [firm(1)]


def test_a_refusal_is_remembered_by_the_next_list_and_the_next_match(queue: Queue) -> None:
    queue.ask(STRANGER)
    queue.decide("different")
    assert (queue.rematch()["waiting"], queue.items()) == (1, [])
    ref = queue.ask(STRANGER, title="二月")
    assert (ref.counts["review"], queue.items()) == (0, [])


def test_a_decision_before_the_merge_is_applied_by_it(queue: Queue) -> None:
    ref = queue.desk.run(queue.desk.upload(books.workbook([STRANGER], ORGS), template="organisations"))
    queue.decide("new")
    with queue.desk.officer.acting(LEDGER_UPKEEP):
        api.command(ref.id, "approve", data={"right_file": True})
    queue.desk.run(ref, "merged")
    assert organisations()["景山书店"].uscc == ""


def test_facilities_are_asked_about_in_their_own_words(queue: Queue) -> None:
    rows = [["便民健身器材", "健身设施", "", books.address(0), "", ""]]
    queue.desk.merge(books.workbook(rows, THINGS), template="facilities")
    again = [["便民健身器械", "健身设施", "", books.address(0), "", ""]]
    queue.desk.merge(books.workbook(again, THINGS), template="facilities")
    view = queue.view()
    assert (view.about, view.rule, view.candidates[0].title) == ("thing", "near_name", "底座里的设施 1")


def test_a_list_redone_asks_again_about_firms_as_firms(queue: Queue) -> None:
    ref = queue.ask(STRANGER)
    queue.desk.do(ref, "undo", reason="试")
    assert queue.items() == []
    queue.desk.do(ref, "redo", reason="试")
    assert [(one.rule, one.candidates) for one in queue.items()] == [("code_of_another", [firm(1)])]


def test_a_question_is_answered_when_its_firm_has_come(queue: Queue) -> None:
    queue.ask(["白塔大药房", "", "企业", books.address(1)])
    assert [one.rule for one in queue.items()] == ["near_name"]
    row = registry.OrganisationRow(firm(8), "白塔大药房", "company", HOME.value)
    load(row)
    assert queue.rematch() == {"rows": 1, "linked": 1, "review": 0, "waiting": 0}
    assert queue.items() == []
    with queue.desk.worker.acting(LEDGER_UPKEEP):
        assert Link.objects.get().entity == firm(8)


def test_addresses_without_a_room_are_not_tried_as_people(queue: Queue) -> None:
    book = books.workbook([["府右街南社区", "不存在小区9号楼1单元101室"]], ("所属社区", "标准地址"))
    assert queue.desk.merge(book, template="dwellings").counts["unplaced"] == 1
    assert queue.rematch()["rows"] == 0


def test_a_visit_asks_for_the_firm_at_its_door(queue: Queue) -> None:
    queue.ask(STRANGER)
    with queue.desk.worker.acting(REGISTRY_REVIEW):
        api.review_command(queue.items()[0].pk, "send_out")
        (visit,) = api.visits(Scope(HOME))
    assert (visit.name, visit.address, visit.question) == (
        "景山书店",
        books.address(2),
        "核对：是不是底册里的同一个单位",
    )


def test_a_firms_refusal_is_no_word_about_rows_typed_for_people(queue: Queue) -> None:
    queue.ask(STRANGER)
    queue.decide("different")
    with queue.desk.worker.acting(LEDGER_UPKEEP):
        assert list(Link.objects.filter(state="rejected").values_list("told", flat=True)) == [None]


def test_nobody_is_told_that_a_firm_was_looked_at(queue: Queue) -> None:
    queue.ask(STRANGER)
    queue.view()
    queue.decide("same")
    with as_role("jy_auditor"):
        told = AuditRecord.objects.filter(act__in=["ledgers.review", "ledgers.decide_same"])
        assert [one.subjects for one in told] == [[], []]


def sampled(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    """A firm met by its code under a like name, drawn for the blind sample."""
    queue.ask(["红墙餐饮（府右街店）", uscc(1), "企业", books.address(0)])
    monkeypatch.setattr(sampling, "is_drawn", lambda *_: True)
    assert api.draw_sample(DISTRICT, week_of(clock.today())) == 1


def test_a_sampled_firm_is_shown_without_its_own_words(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    sampled(queue, monkeypatch)
    view = queue.view()
    assert (view.about, view.reason.split("；")[1:]) == ("organisation", ["代码相同", "名称相近"])
    assert "北京红墙餐饮有限公司" in values(view.candidates[0]).values()


def test_what_people_say_of_firms_is_no_measure_of_the_weights(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    sampled(queue, monkeypatch)
    queue.decide("different")
    with queue.desk.officer.acting(LEDGER_UPKEEP) as acting:
        assert api.link_guard(acting.scope).found.n == 0
