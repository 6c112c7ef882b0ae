"""Forms and parts are found inside the scope: the list and the object check are one query."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.forms.locating import audience_of, one_spec, one_task, visible_specs, visible_tasks
from jiayuan.ledgers.models import FormSpec
from tests.ledgers.forms.conftest import ASKED, Office, wish
from tests.people import as_service
from tests.tree import DISTRICT, HOME, NEXT, STREET

pytestmark = pytest.mark.django_db


def test_a_form_is_seen_from_its_place_and_from_above(office: Office, task: api.TaskRef) -> None:
    with as_service(DISTRICT):
        seen = {place: visible_specs(Scope(place)).count() for place in (DISTRICT, STREET, HOME, NEXT)}
    assert seen == {DISTRICT: 1, STREET: 1, HOME: 0, NEXT: 0}


def test_a_part_is_seen_from_its_community_its_office_and_from_above(office: Office, task: api.TaskRef) -> None:
    with as_service(DISTRICT):
        scopes = [Scope(HOME), Scope(STREET), Scope(NEXT), Scope(orgs=frozenset({task.office})), Scope()]
        assert [visible_tasks(scope).count() for scope in scopes] == [1, 1, 0, 1, 0]


def test_a_scope_without_a_place_sees_no_form(office: Office, task: api.TaskRef) -> None:
    with as_service(DISTRICT):
        assert not visible_specs(Scope(orgs=frozenset({task.office}))).exists()


def test_what_is_absent_and_what_is_elsewhere_look_the_same(office: Office, task: api.TaskRef) -> None:
    with office.people.neighbour.acting():
        for found in (task.id, UUID(int=3)):
            with pytest.raises(NotFound) as refused:
                one_task(found)
            assert str(refused.value) == "没有找到"
    with office.filler(), pytest.raises(NotFound):
        one_spec(task.form)


def test_an_audience_is_kept_as_it_was_asked(office: Office) -> None:
    asked = api.Audience(HOME.value, 60, 80, ("phone",))
    with office.asker():
        draft = api.draft_form(wish(audience=asked))
        stored = audience_of(FormSpec.objects.get(pk=draft.id))
    assert (stored.place, stored.age_min, stored.age_max, tuple(stored.known)) == (HOME.value, 60, 80, ("phone",))
    assert draft.attrs == list(ASKED)
