"""Calls that were tried: three in vain close the case, one that got through does not."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from jiayuan.cases.api import CaseRef, detail, log_try, rate, sweep
from jiayuan.cases.models import CallbackTry, Case, CaseEvent
from jiayuan.kernel import clock
from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.errors import NotAllowed, NotFound
from tests.cases import office as desk
from tests.people import People, Person
from tests.tree import DISTRICT, NEXT


@pytest.fixture
def done(office: People, filed: CaseRef) -> CaseRef:
    return desk.finish(office.worker, office.officer, filed.number)


def morning() -> datetime:
    return clock.now().astimezone(LOCAL).replace(hour=9, minute=0, second=0, microsecond=0)


def calls(agent: Person, number: str, *made: tuple[int, int, str]) -> list[bool]:
    """Calls on (days from now, hours after nine) with their results; stops when the case has closed."""
    start, closed = morning(), []
    for day, hour, result in made:
        with clock.frozen(start + timedelta(days=day, hours=hour)), agent.acting():
            closed.append(log_try(number, result))
    return closed


def outcome(office: People, number: str) -> tuple[str, str]:
    with office.officer.acting():
        row = Case.objects.get(pk=int(number))
    return row.state, row.outcome


def test_three_in_vain_close_as_not_reached(office: People, done: CaseRef, agent: Person) -> None:
    made = calls(agent, done.number, (1, 0, "no_answer"), (2, 2, "refused"), (3, 5, "no_answer"))
    assert made == [False, False, True]
    assert outcome(office, done.number) == ("closed", "unreached")


def test_a_call_that_got_through_is_no_try_in_vain(office: People, done: CaseRef, agent: Person) -> None:
    made = calls(agent, done.number, (1, 0, "no_answer"), (2, 2, "reached"), (3, 5, "no_answer"))
    assert made == [False, False, False]
    assert outcome(office, done.number)[0] == "feedback_due"


@pytest.mark.parametrize(
    "made",
    [
        ((1, 0), (1, 2), (1, 4)), ((1, 0), (2, 0), (3, 0)), ((1, 0), (1, 2), (1, 4), (2, 0), (3, 0)),
    ],
)  # fmt: skip
def test_not_three_days_or_not_three_hours_is_not_enough(
    office: People, done: CaseRef, agent: Person, made: tuple[tuple[int, int], ...]
) -> None:
    assert not any(calls(agent, done.number, *((day, hour, "no_answer") for day, hour in made)))


def test_the_sweep_does_not_close_what_the_calls_did_not(office: People, done: CaseRef, agent: Person) -> None:
    calls(agent, done.number, (1, 0, "no_answer"), (1, 2, "no_answer"), (1, 4, "no_answer"))
    with clock.frozen(clock.now() + timedelta(days=5)):
        assert sweep(clock.now(), DISTRICT).closed == 0


def test_tries_of_an_earlier_round_do_not_count(office: People, done: CaseRef, agent: Person) -> None:
    calls(agent, done.number, (1, 0, "no_answer"), (2, 2, "no_answer"))
    desk.tell(office.resident, done.number, "reopen", text="还是堆着")
    desk.finish(office.worker, office.officer, done.number)
    assert calls(agent, done.number, (3, 4, "no_answer")) == [False]


def test_each_try_is_an_event_with_its_result(office: People, done: CaseRef, agent: Person) -> None:
    calls(agent, done.number, (1, 0, "refused"))
    with office.officer.acting():
        event = CaseEvent.objects.get(case_id=int(done.number), command="try_callback")
    assert (event.detail, event.actor_role, event.public_text) == ({"result": "refused"}, "callback_agent", "")


def test_a_wrong_result_leaves_no_row(office: People, done: CaseRef, agent: Person) -> None:
    for result in ("", "busy", "REACHED"):
        with pytest.raises(Exception, match="填写的内容有误"), agent.acting():
            log_try(done.number, result)
    with office.officer.acting():
        assert not CallbackTry.objects.exists()


def test_an_answer_after_two_tries_closes_as_answered(office: People, done: CaseRef, agent: Person) -> None:
    calls(agent, done.number, (1, 0, "no_answer"), (2, 2, "no_answer"))
    with agent.acting():
        rate(done.number, desk.ANSWERS, channel="phone")
    assert outcome(office, done.number) == ("closed", "resolved_yes")


def test_closed_by_inspection_is_not_unreached(office: People) -> None:
    """A patrol finding has nobody to call: counting it as unreachable would spoil the figures."""
    ref = desk.file_case(office.worker, subject=None, source="patrol", text="巡查发现楼道堆放杂物，已拍照。")
    desk.finish(office.worker, office.officer, ref.number)
    assert outcome(office, ref.number) == ("closed", "inspected")


def test_only_the_callback_desk_calls(office: People, done: CaseRef) -> None:
    for person in (office.worker, office.resident, office.auditor):
        with pytest.raises(NotAllowed), person.acting():
            log_try(done.number, "no_answer")


def test_the_next_community_s_agent_finds_nothing(office: People, done: CaseRef) -> None:
    other = desk.hire("callback_agent", NEXT, "邻社区回访")
    with pytest.raises(NotFound), other.acting():
        log_try(done.number, "no_answer")


def test_the_agent_has_no_other_moves(office: People, done: CaseRef, agent: Person) -> None:
    with agent.acting() as acting:
        assert set(detail(done.number, acting.scope).moves) == {"record_feedback", "partial_feedback", "reopen"}
