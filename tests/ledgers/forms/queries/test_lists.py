"""Lists of forms and parts, as far as the scope reaches."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import FORM_PREFILL
from jiayuan.ledgers import api
from jiayuan.ledgers.models import FormRow, FormTask
from tests.ledgers.forms.conftest import Office, wish
from tests.tree import HOME, STREET

pytestmark = pytest.mark.django_db


def test_the_neighbour_finds_neither_part_nor_form(office: Office, task: api.TaskRef) -> None:
    with office.people.neighbour.acting(FORM_PREFILL):
        for deed in (api.task, api.buildings, api.form, lambda found: api.phone_list(found, HOME.value)):
            with pytest.raises(NotFound):
                deed(task.id)
        assert FormRow.objects.count() == 0


def test_parts_to_do_stand_by_their_deadline_and_ended_ones_leave(office: Office, task: api.TaskRef) -> None:
    with office.asker():
        soon = api.draft_form(wish("住房", ["tenure"], due=clock.today() + timedelta(days=2)))
        api.open_form(soon.id)
    with office.filler() as acting:
        assert [one.title for one in api.tasks(acting.scope)] == ["住房", "老年人入户核对"]
        FormTask.objects.filter(spec=soon.id).update(state="accepted")
        assert [one.title for one in api.tasks(acting.scope)] == ["老年人入户核对"]


def test_a_part_names_the_commands_people_have(office: Office, task: api.TaskRef) -> None:
    states = {"open": ["start"], "filling": ["start", "submit"], "submitted": ["accept", "return"], "accepted": []}
    for state, commands in states.items():
        with office.filler():
            FormTask.objects.update(state=state)
            assert api.task(task.id).commands == commands


def test_the_asker_sees_every_part_of_the_own_form(office: Office, task: api.TaskRef) -> None:
    with office.asker() as acting:
        assert [one.id for one in api.form_tasks(task.form)] == [task.id]
        (ref,) = api.forms(acting.scope)
    assert (ref.is_author, ref.place, ref.attrs) == (True, STREET.value, list(task.attrs))


def test_a_form_of_the_street_is_no_form_of_the_community(office: Office, task: api.TaskRef) -> None:
    with office.filler() as acting:
        assert api.forms(acting.scope) == []
        with pytest.raises(NotFound):
            api.form(task.form)
