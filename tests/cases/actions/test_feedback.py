"""The call afterwards: every reporter is asked, the unit never calls back itself, joining shows nobody's words."""

from __future__ import annotations

import pytest

from jiayuan.cases.api import CaseRef, join, log_try, progress, rate
from jiayuan.cases.models import CallbackAnswer, CallbackTry, CaseReporter
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.cases import office as desk
from tests.people import People, Person
from tests.tree import DISTRICT


@pytest.fixture
def done(office: People, filed: CaseRef) -> CaseRef:
    """A case whose feedback is due."""
    return desk.finish(office.worker, office.officer, filed.number)


def joined(office: People, number: str) -> None:
    with office.neighbour.as_resident().acting():
        join(number, words="我家也一样")


def test_the_answer_is_kept_for_its_round(office: People, done: CaseRef) -> None:
    with office.resident.acting():
        rate(done.number, desk.ANSWERS | {"words": "很快"})
    with office.officer.acting():
        row = CallbackAnswer.objects.get(case_id=int(done.number))
    assert (row.round, row.resolved, row.words) == (1, "yes", "很快")


def test_one_answers_once(office: People, done: CaseRef) -> None:
    with office.resident.acting():
        rate(done.number, desk.ANSWERS)
    with pytest.raises(Conflict), office.resident.acting():
        rate(done.number, desk.ANSWERS)


def test_the_case_waits_for_the_last_of_its_reporters(office: People, filed: CaseRef) -> None:
    joined(office, filed.number)
    desk.finish(office.worker, office.officer, filed.number)
    with office.neighbour.as_resident().acting():
        assert rate(filed.number, desk.ANSWERS).state == "feedback_due"
    with office.resident.acting():
        assert rate(filed.number, desk.ANSWERS).state == "closed"


def test_the_agent_asks_one_after_the_other(office: People, filed: CaseRef, agent: Person) -> None:
    joined(office, filed.number)
    desk.finish(office.worker, office.officer, filed.number)
    with agent.acting():
        assert rate(filed.number, desk.ANSWERS, channel="phone").state == "feedback_due"
        assert rate(filed.number, desk.ANSWERS, channel="phone").state == "closed"


def test_a_unit_does_not_call_back_for_itself(office: People, done: CaseRef) -> None:
    own = desk.hire("callback_agent", DISTRICT, "本社区回访", frozenset({desk.COMMUNITY}))
    with pytest.raises(NotAllowed), own.acting():
        rate(done.number, desk.ANSWERS)
    with pytest.raises(NotAllowed), own.acting():
        log_try(done.number, "no_answer")


def test_the_handler_records_no_feedback(office: People, done: CaseRef) -> None:
    with pytest.raises(NotAllowed), office.worker.acting():
        rate(done.number, desk.ANSWERS)


def test_missing_answers_are_named(office: People, done: CaseRef) -> None:
    with pytest.raises(Invalid) as caught, office.resident.acting():
        rate(done.number, {"contacted": True})
    assert {error.field for error in caught.value.errors} == {"resolved", "satisfied"}


def test_a_refused_answer_leaves_nothing(office: People, done: CaseRef) -> None:
    with pytest.raises(Invalid), office.resident.acting():
        rate(done.number, {})
    with office.officer.acting():
        assert not CallbackAnswer.objects.exists()


def test_joining_makes_a_second_reporter(office: People, filed: CaseRef) -> None:
    joined(office, filed.number)
    joined(office, filed.number)
    with office.worker.acting():
        roles = CaseReporter.objects.filter(case_id=int(filed.number)).order_by("id").values_list("role", flat=True)
        assert list(roles) == ["filer", "joined"]


def test_who_joined_sees_progress_without_words(office: People, filed: CaseRef) -> None:
    joined(office, filed.number)
    with office.neighbour.as_resident().acting():
        seen = progress(filed.number)
    assert (seen.mine, seen.unit_name, seen.summary) == (False, "府右街南社区", "楼道杂物堆放")
    assert all(event.text == "" for event in seen.events)


def test_a_secret_case_cannot_be_joined(office: People) -> None:
    ref = desk.file_case(office.resident, confidential=True)
    with pytest.raises(NotFound):
        joined(office, ref.number)


def test_a_try_is_kept_with_its_result(office: People, done: CaseRef, agent: Person) -> None:
    with agent.acting():
        assert log_try(done.number, "refused") is False
        assert CallbackTry.objects.get(case_id=int(done.number)).result == "refused"
    with pytest.raises(Invalid), agent.acting():
        log_try(done.number, "sang")


def test_calling_too_early_is_a_conflict(office: People, filed: CaseRef, agent: Person) -> None:
    with pytest.raises(Conflict), agent.acting():
        log_try(filed.number, "no_answer")
