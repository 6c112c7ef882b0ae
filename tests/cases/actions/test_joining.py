"""Joining a case that is already there: a reporter more, or somebody who only looks on."""

from __future__ import annotations

import pytest

from jiayuan.cases.api import CaseRef, command, join, my_cases, progress, rate
from jiayuan.cases.models import CaseReporter
from jiayuan.identity.api import inbox
from jiayuan.kernel.errors import Conflict, NotAllowed, NotFound
from jiayuan.kernel.purpose import SERVICE_SELF
from tests.cases import office as desk
from tests.people import People, Person


@pytest.fixture
def her(office: People) -> Person:
    """赵敏 at home in the next community."""
    return office.neighbour.as_resident()


def rows(office: People, number: str) -> list[tuple[str, str]]:
    with office.officer.acting():
        found = CaseReporter.objects.filter(case_id=int(number)).order_by("id")
        return list(found.values_list("role", "own_text"))


def test_a_follower_is_not_asked_for_a_rating(office: People, filed: CaseRef, her: Person) -> None:
    with her.acting():
        join(filed.number, follow_only=True)
    desk.finish(office.worker, office.officer, filed.number)
    with her.acting():
        assert not progress(filed.number).may_rate
        with pytest.raises(Conflict):
            rate(filed.number, desk.ANSWERS)
    with office.resident.acting():
        assert rate(filed.number, desk.ANSWERS).state == "closed"


def test_a_follower_is_told_of_the_progress(office: People, filed: CaseRef, her: Person) -> None:
    with her.acting():
        join(filed.number, follow_only=True)
    desk.finish(office.worker, office.officer, filed.number)
    with her.acting(SERVICE_SELF) as acting:
        assert [item.template for item in inbox(acting.scope.subject)] == ["case.all_done"]


def test_mine_too_makes_a_follower_a_reporter(office: People, filed: CaseRef, her: Person) -> None:
    with her.acting():
        join(filed.number, follow_only=True)
        join(filed.number, words="我家门口也有")
    assert rows(office, filed.number) == [("filer", ""), ("joined", "我家门口也有")]


def test_a_reporter_never_becomes_a_follower(office: People, filed: CaseRef, her: Person) -> None:
    with her.acting():
        join(filed.number, words="我家门口也有")
        join(filed.number, follow_only=True)
    assert rows(office, filed.number)[1] == ("joined", "我家门口也有")


def test_numbers_in_her_words_are_covered(office: People, filed: CaseRef, her: Person) -> None:
    with her.acting():
        join(filed.number, words="打13812345678找我")
    assert rows(office, filed.number)[1][1] == "打***找我"


def test_who_joined_sees_steps_and_no_words(office: People, filed: CaseRef, her: Person) -> None:
    desk.tell(office.worker, filed.number, "ask", text="三楼老王家在哪？")
    with her.acting():
        join(filed.number)
        seen = progress(filed.number)
    assert (seen.mine, seen.question, seen.photos, seen.may_reopen) == (False, "", (), False)
    assert seen.summary == seen.class_name
    assert {event.text for event in seen.events} == {""}
    assert seen.people == 2


def test_a_joined_case_is_not_among_the_own(office: People, filed: CaseRef, her: Person) -> None:
    with her.acting() as acting:
        join(filed.number)
        assert my_cases(acting.scope.subject) == []


@pytest.mark.parametrize("how", ["join", "follow"])
def test_both_ways_go_through_the_one_door(office: People, filed: CaseRef, her: Person, how: str) -> None:
    with her.acting():
        command(filed.number, how, data={"text": "我也是"})
    assert rows(office, filed.number)[1][0] == {"join": "joined", "follow": "follows"}[how]


def test_who_joined_gives_no_other_command(office: People, filed: CaseRef, her: Person) -> None:
    with her.acting():
        join(filed.number)
        for name in ("withdraw", "reply", "reopen", "message"):
            with pytest.raises(NotFound):
                command(filed.number, name, data={"text": "不要了，谢谢"})


def test_an_ended_case_is_not_joined(office: People, filed: CaseRef, her: Person) -> None:
    desk.tell(office.resident, filed.number, "withdraw", text="自己解决了")
    with pytest.raises(NotFound), her.acting():
        join(filed.number)


def test_staff_do_not_join(office: People, filed: CaseRef) -> None:
    with pytest.raises(NotFound), office.worker.acting():
        join(filed.number)
    with pytest.raises(NotAllowed), office.auditor.acting():
        join(filed.number)


@pytest.mark.parametrize("number", ["26010100000001", "x", ""])
def test_what_does_not_exist_cannot_be_joined(office: People, her: Person, number: str) -> None:
    with pytest.raises(NotFound), her.acting():
        join(number)
