"""Answers: sealed, counted, never over a colleague or over a value nobody saw."""

from __future__ import annotations

import pytest

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, NotAllowed, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import FORM_PREFILL, UPKEEP_SYSTEM
from jiayuan.ledgers import api
from jiayuan.ledgers.models import FormRow, FormTask
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.forms.conftest import Office
from tests.people import as_service
from tests.tree import DISTRICT, NEXT

pytestmark = pytest.mark.django_db


def cell(row: api.RowView, attr: str) -> object:
    return next(one for one in row.cells if one.attr == attr)


def moved(n: int, phone: str) -> None:
    """A better source gives the person a new number."""
    fact = registry.FactRow(books.person(n), "phone", value=phone)
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        registry.record_facts(registry.FactBatch(uuid7(), "self", clock.today(), [fact], ranks={"phone": 0}))


def test_answers_are_sealed_and_counted(office: Office, task: api.TaskRef) -> None:
    row = office.rows(task.id)[0]
    office.say(task.id, row, residence__actual=("confirmed", ""), elder__assessed=("corrected", "重度失能"))
    office.say(task.id, office.rows(task.id)[1], elder__assessed=("unknown", ""))
    counts = office.task().counts
    assert [counts[key] for key in ("done", "confirmed", "typed", "unknown")] == [2, 1, 1, 1]
    with as_service():
        stored = bytes(FormRow.objects.get(pk=row.key).sealed or b"")
    assert "重度".encode() not in stored


def test_a_later_answer_replaces_the_earlier_one_of_its_cell(office: Office, task: api.TaskRef) -> None:
    office.say(task.id, office.rows(task.id)[0], elder__assessed=("corrected", "轻度"))
    office.say(task.id, office.rows(task.id)[0], elder__assessed=("corrected", "中度"))
    assert cell(office.rows(task.id)[0], "elder.assessed").typed == "中度"
    assert office.task().counts["typed"] == 1


def test_a_colleagues_answer_is_never_overwritten(office: Office, task: api.TaskRef) -> None:
    mine = yours = office.rows(task.id)[0]
    office.say(task.id, yours, elder__assessed=("corrected", "轻度"))
    saved = office.say(task.id, mine, elder__assessed=("corrected", "重度"))
    assert (saved.rows, [problem.row for problem in saved.problems]) == (0, [mine.key])
    assert cell(office.rows(task.id)[0], "elder.assessed").typed == "轻度"


def test_an_answer_to_a_value_that_changed_waits_to_be_given_again(office: Office, task: api.TaskRef) -> None:
    office.say(task.id, office.rows(task.id)[0], phone=("confirmed", ""))
    moved(0, "13711112222")
    now = cell(office.rows(task.id)[0], "phone")
    assert (now.words, now.changed) == ("13711112222", True)
    with office.filler(), pytest.raises(Conflict) as refused:
        api.submit_task(task.id, incomplete=True)
    assert refused.value.code == "form-empty"


def test_who_may_not_fill_fills_nothing(office: Office, task: api.TaskRef) -> None:
    with office.people.auditor.acting(FORM_PREFILL), pytest.raises(NotAllowed):
        api.save_answers(task.id, [])
    with office.people.neighbour.acting(FORM_PREFILL), pytest.raises(NotFound):
        api.save_answers(task.id, [])


def test_good_answers_are_kept_beside_a_wrong_one(office: Office, task: api.TaskRef) -> None:
    row = office.rows(task.id)[0]
    saved = office.say(task.id, row, phone=("corrected", "1380000"), elder__assessed=("corrected", "轻度"))
    assert (saved.rows, [(one.attr, one.message) for one in saved.problems]) == (
        1, [("phone", "电话号码不对，请填写11位手机号或带区号的固定电话")],
    )  # fmt: skip
    assert office.task().counts["typed"] == 1


def test_an_attribute_the_form_does_not_ask_is_not_taken(office: Office, task: api.TaskRef) -> None:
    row = office.rows(task.id)[0]
    said = api.Said(row.key, row.version, {"id_number": api.Answer("corrected", "110102194001150011")})
    with office.filler():
        saved = api.save_answers(task.id, [said])
    assert (saved.rows, saved.problems, office.task().counts["done"]) == (0, [], 0)


def test_a_row_of_another_part_is_not_written(office: Office, task: api.TaskRef) -> None:
    row = office.rows(task.id)[0]
    with as_service():
        FormRow.objects.filter(pk=row.key).update(task=other_part(task))
    saved = office.say(task.id, row, elder__assessed=("unknown", ""))
    assert saved.rows == 0


def other_part(task: api.TaskRef) -> FormTask:
    """A part of the next community, of the same form."""
    spec = FormTask.objects.get(pk=task.id).spec
    return FormTask.objects.create(spec=spec, office=1, place_path=NEXT.value, changed_at=clock.now())


def test_saying_the_same_again_changes_nothing(office: Office, task: api.TaskRef) -> None:
    for _ in range(2):
        office.say(task.id, office.rows(task.id)[0], elder__assessed=("corrected", "轻度"))
    assert office.rows(task.id)[0].version == 2


def test_a_page_of_too_many_people_is_refused(office: Office, task: api.TaskRef) -> None:
    many = [api.Said(n, 1, {"phone": api.Answer("unknown")}) for n in range(51)]
    with office.filler(), pytest.raises(Conflict):
        api.save_answers(task.id, many)


def test_the_first_answer_begins_the_part_and_the_worker_is_remembered(office: Office, task: api.TaskRef) -> None:
    row = office.rows(task.id)[0]
    office.say(task.id, row, elder__assessed=("unknown", ""))
    assert office.task().state == "filling"
    with as_service():
        stored = FormRow.objects.get(pk=row.key)
    assert (stored.by, stored.at is not None) == (office.people.worker.account_id, True)
