"""The worker's side: the phone list, answers, colleagues, values that change meanwhile."""

from __future__ import annotations

import pytest

from jiayuan.audit.api import trail_of
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, NotAllowed, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import AUDIT_REVIEW, FORM_PREFILL, UPKEEP_SYSTEM
from jiayuan.ledgers import api
from jiayuan.ledgers.models import FormRow
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.forms.conftest import Office
from tests.people import as_service
from tests.tree import DISTRICT, HOME, HOME_BUILDING

pytestmark = pytest.mark.django_db


def cell(row: api.RowView, attr: str) -> object:
    return next(one for one in row.cells if one.attr == attr)


def test_the_list_goes_by_building_and_floor(office: Office, task: api.TaskRef) -> None:
    with office.filler():
        (building,) = api.buildings(task.id)
    assert (building.name, building.people, building.done) == ("红墙小区1号楼", 6, 0)
    assert [row.floor for row in office.rows(task.id)] == ["01", "01", "02", "02", "03", "03"]


def test_the_next_page_begins_after_the_last_key(office: Office, task: api.TaskRef) -> None:
    rows = office.rows(task.id)
    with office.filler():
        after = api.phone_list(task.id, HOME_BUILDING.value, rows[3].key)
        assert [row.key for row in after] == [row.key for row in rows[4:]]
        assert api.phone_list(task.id, HOME_BUILDING.value, rows[-1].key) == []


def test_a_building_of_another_form_is_not_there(office: Office, task: api.TaskRef) -> None:
    for building in ("110102.001.001.0001.0009.", HOME.value, "x"):
        with office.filler(), pytest.raises(NotFound):
            api.phone_list(task.id, building)


def test_numbers_are_masked_and_old_values_shown_with_their_day(office: Office, task: api.TaskRef) -> None:
    row = office.rows(task.id)[0]
    assert "*" in row.id_number
    address = cell(row, "residence.actual")
    assert (address.asked, address.as_of) == (True, books.AS_OF)
    assert not cell(row, "phone").asked
    assert cell(row, "elder.assessed").choices == ["能力完好", "轻度失能", "中度失能", "重度失能"]


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


def moved(n: int, phone: str) -> None:
    """A better source gives the person a new number."""
    fact = registry.FactRow(books.person(n), "phone", value=phone)
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        registry.record_facts(registry.FactBatch(uuid7(), "self", clock.today(), [fact], ranks={"phone": 0}))


def test_an_answer_to_a_value_that_changed_waits_to_be_given_again(office: Office, task: api.TaskRef) -> None:
    office.say(task.id, office.rows(task.id)[0], phone=("confirmed", ""))
    moved(0, "13711112222")
    now = cell(office.rows(task.id)[0], "phone")
    assert (now.words, now.changed) == ("13711112222", True)
    with office.filler(), pytest.raises(Conflict) as refused:
        api.submit_task(task.id, incomplete=True)
    assert refused.value.code == "form-empty"


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


def test_reading_the_list_leaves_a_record_with_its_purpose(office: Office, task: api.TaskRef) -> None:
    office.rows(task.id)
    with office.people.auditor.acting(AUDIT_REVIEW):
        trail = [one for one in trail_of(books.person(0)) if one.act == "ledgers.form.list_people"]
    assert [(one.purpose, "phone" in one.fields) for one in trail] == [("form-prefill", True)]


def test_who_may_not_fill_fills_nothing(office: Office, task: api.TaskRef) -> None:
    with office.people.auditor.acting(FORM_PREFILL), pytest.raises(NotAllowed):
        api.save_answers(task.id, [])
    with office.people.neighbour.acting(FORM_PREFILL), pytest.raises(NotFound):
        api.save_answers(task.id, [])
