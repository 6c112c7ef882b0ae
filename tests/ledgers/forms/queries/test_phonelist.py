"""The phone list: building by building, filled already, read for its purpose."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.audit.api import trail_of
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import AUDIT_REVIEW
from jiayuan.ledgers import api
from jiayuan.ledgers.models import FormRow
from tests.ledgers import books
from tests.ledgers.forms.conftest import Office
from tests.people import as_service
from tests.tree import HOME, HOME_BUILDING

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


def test_reading_the_list_leaves_a_record_with_its_purpose(office: Office, task: api.TaskRef) -> None:
    office.rows(task.id)
    with office.people.auditor.acting(AUDIT_REVIEW):
        trail = [one for one in trail_of(books.person(0)) if one.act == "ledgers.form.list_people"]
    assert [(one.purpose, "phone" in one.fields) for one in trail] == [("form-prefill", True)]


def test_people_of_whom_only_the_community_is_known_have_a_list_of_their_own(office: Office, task: api.TaskRef) -> None:
    with as_service():
        row = FormRow.objects.filter(task=task.id).order_by("-place_path")[0]
        row.place_path = HOME.value
        row.save()
    with office.filler():
        listed = [(one.name, one.people) for one in api.buildings(task.id)]
        (alone,) = api.phone_list(task.id, HOME.value)
    assert listed == [("府右街南社区", 1), ("红墙小区1号楼", 5)]
    assert alone.floor == ""


def test_a_building_counts_who_was_asked(office: Office, task: api.TaskRef) -> None:
    office.say(task.id, office.rows(task.id)[0], elder__assessed=("unknown", ""))
    with office.filler():
        (building,) = api.buildings(task.id)
    assert (building.people, building.done) == (6, 1)


def test_a_page_costs_the_same_queries_for_one_person_and_for_six(office: Office, task: api.TaskRef) -> None:
    with office.filler():
        with CaptureQueriesContext(connection) as six:
            assert len(api.phone_list(task.id, HOME_BUILDING.value)) == 6
        FormRow.objects.filter(task=task.id).exclude(place_path=books.room(0)).update(place_path=HOME.value)
        with CaptureQueriesContext(connection) as one:
            assert len(api.phone_list(task.id, HOME_BUILDING.value)) == 1
    assert abs(len(six) - len(one)) <= 1
