"""Handing in: what is stated, what is left out."""

from __future__ import annotations

import csv
import io

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import FORM_PREFILL
from jiayuan.ledgers import api
from jiayuan.ledgers.forms.actions.submitting import body_of_task
from jiayuan.ledgers.models import FormRow, FormTask
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.forms.conftest import Office
from tests.people import as_service

NOBODY = registry.FactRow(books.person(90), "name", value="何大妈")
HOME_FACT = registry.FactRow(books.person(90), "residence.actual", place=books.room(0))
pytestmark = pytest.mark.django_db


def test_incomplete_parts_are_handed_in_knowingly(office: Office, task: api.TaskRef) -> None:
    with office.filler(), pytest.raises(Conflict):
        api.submit_task(task.id)
    office.say(task.id, office.rows(task.id)[0], residence__actual=("confirmed", ""))
    with office.filler():
        with pytest.raises(Conflict) as refused:
            api.submit_task(task.id)
        assert refused.value.code == "form-incomplete"
        assert api.submit_task(task.id, incomplete=True).state == "submitted"
        with pytest.raises(Conflict):
            api.start_task(task.id)


def table(task: api.TaskRef) -> list[list[str]]:
    """The sheet of a part as a spreadsheet program reads it."""
    body, _lines = body_of_task(FormTask.objects.select_related("spec__template").get(pk=task.id))
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


def test_only_people_somebody_answered_about_are_on_the_sheet(office: Office, task: api.TaskRef) -> None:
    rows = office.rows(task.id)
    office.say(task.id, rows[1], residence__actual=("confirmed", ""))
    office.say(task.id, rows[4], elder__assessed=("corrected", "轻度"), phone=("corrected", "13700000009"))
    with office.filler():
        headers, first, second = table(task)
    assert headers == ["姓名", "证件号码", "出生日期", "所在社区", "联系电话", "现住址", "老年人能力评估"]
    assert first[2:] == ["", "", "", "红墙小区1号楼1单元102室", ""]
    assert second[2:] == ["", "", "13700000009", "", "轻度"]


def test_what_nobody_knows_states_nothing(office: Office, task: api.TaskRef) -> None:
    rows = office.rows(task.id)
    office.say(task.id, rows[0], residence__actual=("unknown", ""), elder__assessed=("corrected", "轻度"))
    with office.filler():
        (_headers, line) = table(task)
    assert line[4:] == ["", "", "轻度"]


def test_who_has_no_number_is_named_by_birth_and_community(office: Office, task: api.TaskRef) -> None:
    with as_service():
        registry.record_facts(
            registry.FactBatch(uuid7(), "card", clock.today(), [NOBODY, HOME_FACT], new={books.person(90): "person"})
        )
        row = FormRow.objects.filter(task=task.id).order_by("place_path")[0]
        row.person = books.person(90)
        row.save()
    office.say(task.id, office.rows(task.id)[0], elder__assessed=("corrected", "轻度"))
    with office.filler():
        assert table(task)[1][:4] == ["何大妈", "", "", "府右街南社区"]


def test_a_part_handed_in_again_after_changes_is_a_new_upload(office: Office, task: api.TaskRef) -> None:
    office.say(task.id, office.rows(task.id)[0], residence__actual=("confirmed", ""))
    with office.filler():
        first = api.submit_task(task.id, incomplete=True).file
    with office.asker():
        api.return_task(task.id, "再问几户")
    office.say(task.id, office.rows(task.id)[1], residence__actual=("confirmed", ""))
    with office.filler():
        again = api.submit_task(task.id, incomplete=True)
    assert (again.state, again.reason, again.file != first) == ("submitted", "", True)


def test_the_upload_belongs_to_the_community_and_its_worker(office: Office, task: api.TaskRef) -> None:
    office.say(task.id, office.rows(task.id)[0], residence__actual=("confirmed", ""))
    with office.filler():
        file = api.submit_task(task.id, incomplete=True).file
        assert file
        ref = api.status(file)
    assert (ref.office, ref.filename) == (office.desk.office, "老年人入户核对-府右街南社区.csv")
    with office.people.neighbour.acting(FORM_PREFILL), pytest.raises(NotFound):
        api.status(file)
