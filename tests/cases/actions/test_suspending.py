"""Suspending takes three people, once: the next suspension takes three again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from jiayuan.cases.api import CaseRef, sweep
from jiayuan.cases.models import Clock, Deferral
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed
from tests.cases import office as desk
from tests.people import People, Person
from tests.tree import DISTRICT


def plan(days: int = 90) -> dict[str, Any]:
    today = clock.today()
    return {"text": "等待老旧小区改造统一施工", "review_on": today + timedelta(days=days), "today": today}


@pytest.fixture
def suspended(office: People, filed: CaseRef, district_officer: Person) -> CaseRef:
    desk.tell(office.worker, filed.number, "ask_suspend", **plan())
    desk.tell(office.officer, filed.number, "endorse_suspend")
    return desk.tell(district_officer, filed.number, "approve_suspend")


def wishes(office: People, number: str) -> list[Deferral]:
    with office.officer.acting():
        return list(Deferral.objects.filter(case_id=int(number)).order_by("id"))


def test_the_wish_holds_three_different_people(office: People, suspended: CaseRef, district_officer: Person) -> None:
    (wish,) = wishes(office, suspended.number)
    people = [wish.asked_by, wish.approver_1, wish.approver_2]
    assert people == [office.worker.account_id, office.officer.account_id, district_officer.account_id]


@pytest.mark.parametrize("back", ["resume", "review_due"])
def test_going_on_uses_the_suspension_up(
    office: People, suspended: CaseRef, district_officer: Person, back: str
) -> None:
    """The old signatures must not suspend the case a second time."""
    with clock.frozen(clock.now() + timedelta(days=91)):
        if back == "resume":
            desk.tell(district_officer, suspended.number, "resume")
        else:
            assert sweep(clock.now(), DISTRICT).resumed == 1
        with pytest.raises(Conflict) as caught:
            desk.tell(district_officer, suspended.number, "approve_suspend")
    assert caught.value.code == "no-deferral"
    assert [wish.ended_at is not None for wish in wishes(office, suspended.number)] == [True]


def test_a_second_suspension_takes_three_people_anew(
    office: People, suspended: CaseRef, district_officer: Person
) -> None:
    desk.tell(district_officer, suspended.number, "resume")
    desk.tell(office.worker, suspended.number, "ask_suspend", **plan(30))
    with pytest.raises(Conflict) as caught:
        desk.tell(district_officer, suspended.number, "approve_suspend")
    assert caught.value.code == "first-signature"
    desk.tell(office.officer, suspended.number, "endorse_suspend")
    assert desk.tell(district_officer, suspended.number, "approve_suspend").state == "suspended"


def test_the_endorser_s_own_earlier_wish_is_no_obstacle(office: People, filed: CaseRef) -> None:
    desk.tell(office.officer, filed.number, "ask_suspend", **plan())
    desk.tell(office.worker, filed.number, "ask_suspend", **plan(30))
    desk.tell(office.officer, filed.number, "endorse_suspend")
    assert [wish.approver_1 for wish in wishes(office, filed.number)] == [None, office.officer.account_id]


def test_the_endorser_does_not_also_approve(office: People, filed: CaseRef, district_officer: Person) -> None:
    desk.tell(office.worker, filed.number, "ask_suspend", **plan())
    desk.tell(office.officer, filed.number, "endorse_suspend")
    with pytest.raises(NotAllowed):
        desk.tell(office.officer, filed.number, "approve_suspend")


@pytest.mark.parametrize("name", ["endorse_suspend", "approve_suspend"])
def test_nothing_asked_nothing_signed(office: People, filed: CaseRef, district_officer: Person, name: str) -> None:
    person = office.officer if name == "endorse_suspend" else district_officer
    with pytest.raises(Conflict) as caught:
        desk.tell(person, filed.number, name)
    assert str(caught.value.message) == "还没有挂账申请"


@pytest.mark.parametrize("days", [0, -1, 181])
def test_the_review_lies_within_half_a_year(office: People, filed: CaseRef, days: int) -> None:
    with pytest.raises(Invalid) as caught:
        desk.tell(office.worker, filed.number, "ask_suspend", **plan(days))
    assert [error.field for error in caught.value.errors] == ["review_on"]


def test_all_resolve_clocks_stand_still_and_no_other(office: People, suspended: CaseRef) -> None:
    with office.officer.acting():
        rows = Clock.objects.filter(case_id=int(suspended.number), ended_at=None).order_by("owner", "kind")
        states = {(row.owner, row.kind): row.state for row in rows}
    assert states == {
        ("case", "resolve"): "paused", ("order", "resolve"): "paused", ("order", "contact"): "running",
        ("order", "sign"): "running",
    }  # fmt: skip


def test_the_review_comes_on_its_day_not_before(office: People, suspended: CaseRef) -> None:
    for days, resumed in ((88, 0), (91, 1), (92, 0)):
        with clock.frozen(clock.now() + timedelta(days=days)):
            assert sweep(clock.now(), DISTRICT).resumed == resumed


def test_the_term_goes_on_where_it_stopped(office: People, filed: CaseRef, district_officer: Person) -> None:
    start = clock.now()
    desk.tell(office.worker, filed.number, "ask_suspend", **plan())
    desk.tell(office.officer, filed.number, "endorse_suspend")
    with clock.frozen(start + timedelta(days=3)):
        desk.tell(district_officer, filed.number, "approve_suspend")
    with clock.frozen(start + timedelta(days=43)):
        again = desk.tell(district_officer, filed.number, "resume")
    assert abs(again.due_at - filed.due_at - timedelta(days=40)) < timedelta(seconds=5)


def test_a_new_round_knows_no_old_wish(office: People, filed: CaseRef, district_officer: Person) -> None:
    desk.tell(office.worker, filed.number, "ask_suspend", **plan())
    desk.tell(office.officer, filed.number, "endorse_suspend")
    desk.finish(office.worker, office.officer, filed.number)
    desk.tell(office.resident, filed.number, "reopen", text="还是堆着")
    with pytest.raises(Conflict):
        desk.tell(district_officer, filed.number, "approve_suspend")
