"""Objecting to a use: by the person, within the term, answered by a steward of the place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from jiayuan.audit.models import Record
from jiayuan.identity.api import (
    ObjectionInfo,
    answer_objection,
    consents_of,
    give_consent,
    my_objections,
    object_to,
    open_objections,
    withdraw_objection,
)
from jiayuan.identity.models import Objection
from jiayuan.identity.objections import ANSWER_WITHIN
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.kernel.purpose import BENEFIT_MATCHING, REGISTRY_REVIEW, SERVICE_SELF
from tests.people import Person
from tests.tree import as_role

pytestmark = pytest.mark.django_db
USE = BENEFIT_MATCHING.code


def raised(resident: Person, use: str = USE, reason: str = "不需要") -> ObjectionInfo:
    with resident.acting(SERVICE_SELF):
        return object_to(use, reason)


def mine(resident: Person) -> list[ObjectionInfo]:
    with resident.acting(SERVICE_SELF):
        return my_objections()


def answered(who: Person, number: int, state: str = "refused", answer: str = "依法") -> ObjectionInfo:
    with who.acting(REGISTRY_REVIEW):
        return answer_objection(number, state, answer)


def test_it_waits_with_its_reason_and_its_day(resident: Person) -> None:
    one = raised(resident)
    assert (one.purpose, one.reason, one.state) == (USE, "不需要", "open")
    assert one.due_on == clock.today() + ANSWER_WITHIN
    assert mine(resident) == [one]


def test_the_reason_may_stay_empty(resident: Person) -> None:
    assert raised(resident, reason="").reason == ""


def test_a_long_reason_is_cut_not_refused(resident: Person) -> None:
    assert len(raised(resident, reason="字" * 900).reason) == 500


def test_an_unknown_use_is_none(resident: Person) -> None:
    with pytest.raises(Invalid):
        raised(resident, "nonsense")


def test_twice_is_told(resident: Person) -> None:
    raised(resident)
    with pytest.raises(Conflict):
        raised(resident)
    assert len(mine(resident)) == 1


def test_two_uses_are_two(resident: Person) -> None:
    raised(resident)
    raised(resident, "statistics")
    assert [one.purpose for one in mine(resident)] == ["statistics", USE]


def test_staff_do_not_object_for_anybody(worker: Person) -> None:
    with worker.acting(REGISTRY_REVIEW):
        for deed in (lambda: object_to(USE), my_objections):
            with pytest.raises(NotAllowed):
                deed()


def test_the_neighbour_reads_none_of_it(resident: Person, neighbour: Person) -> None:
    raised(resident)
    assert mine(neighbour.as_resident()) == []


def test_it_is_taken_back_and_may_be_said_again(resident: Person) -> None:
    one = raised(resident)
    with resident.acting(SERVICE_SELF):
        withdraw_objection(one.id)
    assert mine(resident)[0].state == "withdrawn"
    assert raised(resident).id != one.id


def test_only_ones_own_open_one_is_taken_back(resident: Person, neighbour: Person, officer: Person) -> None:
    one = raised(resident)
    with neighbour.as_resident().acting(SERVICE_SELF), pytest.raises(NotFound):
        withdraw_objection(one.id)
    answered(officer, one.id)
    with resident.acting(SERVICE_SELF), pytest.raises(NotFound):
        withdraw_objection(one.id)


def test_stewards_see_those_of_their_place_oldest_first(resident: Person, officer: Person) -> None:
    first, second = raised(resident), raised(resident, "statistics")
    with officer.acting(REGISTRY_REVIEW) as acting:
        assert [one.id for one in open_objections(acting.scope)] == [first.id, second.id]
        assert [one.id for one in open_objections(acting.scope, after=first.id)] == [second.id]
        assert len(open_objections(acting.scope, limit=1)) == 1


def test_who_is_no_steward_sees_none(resident: Person, worker: Person, neighbour: Person) -> None:
    raised(resident)
    for who in (worker, neighbour):
        with who.acting(REGISTRY_REVIEW) as acting, pytest.raises(NotAllowed):
            open_objections(acting.scope)


def test_an_answer_is_read_by_the_person(resident: Person, officer: Person) -> None:
    answered(officer, raised(resident).id, "refused", "社会救助暂行办法第九条")
    (one,) = mine(resident)
    assert (one.state, one.answer) == ("refused", "社会救助暂行办法第九条")
    assert one.answered_at


@pytest.mark.parametrize(("state", "answer"), [("refused", ""), ("upheld", "  "), ("open", "x"), ("withdrawn", "x")])
def test_an_answer_is_a_word_with_a_reason(resident: Person, officer: Person, state: str, answer: str) -> None:
    with pytest.raises(Invalid):
        answered(officer, raised(resident).id, state, answer)
    assert mine(resident)[0].state == "open"


def test_an_answer_is_given_once(resident: Person, officer: Person) -> None:
    one = raised(resident)
    answered(officer, one.id)
    with pytest.raises(Conflict):
        answered(officer, one.id, "upheld", "改主意")


def test_a_worker_answers_nothing(resident: Person, worker: Person) -> None:
    with pytest.raises(NotAllowed):
        answered(worker, raised(resident).id)


def test_what_is_not_there_is_not_answered(officer: Person) -> None:
    with pytest.raises(NotFound):
        answered(officer, 999_999)


def given(resident: Person) -> str:
    assert resident.subject
    with resident.acting(SERVICE_SELF):
        return next((one.state for one in consents_of(resident.subject) if one.purpose == USE), "")


@pytest.mark.parametrize(("state", "after"), [("upheld", "withdrawn"), ("refused", "given")])
def test_upheld_ends_the_consent_and_refused_does_not(
    resident: Person, officer: Person, state: str, after: str
) -> None:
    assert resident.subject
    with resident.acting(SERVICE_SELF):
        give_consent(resident.subject, BENEFIT_MATCHING, text_version="1")
    answered(officer, raised(resident).id, state, "理由")
    assert given(resident) == after


def test_without_a_consent_there_is_none_to_end(resident: Person, officer: Person) -> None:
    answered(officer, raised(resident).id, "upheld", "同意")
    assert given(resident) == ""


def test_each_step_is_on_record_for_the_person(resident: Person, officer: Person) -> None:
    answered(officer, raised(resident).id)
    with as_role("jy_auditor"):
        acts = list(Record.objects.filter(act__startswith="identity.objection.").values_list("act", "subjects"))
    assert [act for act, _ in sorted(acts)] == ["identity.objection.answer", "identity.objection.raise"]
    assert all(subjects == [resident.subject] for _, subjects in acts)


def test_the_table_knows_no_answer_without_its_time(resident: Person) -> None:
    with resident.acting(SERVICE_SELF) as acting:
        row = Objection(
            subject_id=acting.scope.subject, place_path=str(resident.place), purpose_code=USE, state="refused",
            raised_at=clock.now(), due_on=clock.today() + timedelta(days=1),
        )  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)
