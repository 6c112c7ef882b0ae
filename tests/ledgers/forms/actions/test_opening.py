"""Opening: a layout of its own, a part for each community, a line for each person."""

from __future__ import annotations

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, NotAllowed
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import FORM_PREFILL
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Template
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.forms.conftest import Office, wish
from tests.people import as_service
from tests.tree import HOME, NEXT, NEXT_ROOM, STREET

pytestmark = pytest.mark.django_db


def code_of(error: pytest.ExceptionInfo[Conflict]) -> str:
    return error.value.code


def test_opening_makes_a_part_for_each_community_and_a_line_for_each_person(office: Office) -> None:
    ref = office.opened()
    assert (ref.state, ref.people, ref.left_out) == ("open", 6, 0)
    task = office.task()
    assert (task.place, task.office, task.state) == (HOME.value, office.desk.office, "open")
    # Telephone and address of six people are known, their assessment is not.
    assert (task.counts["cells"], task.counts["prefilled"]) == (18, 12)


def test_the_layout_of_a_form_is_its_own_and_no_choice_of_the_upload_desk(office: Office) -> None:
    ref = office.opened()
    with office.asker():
        template = Template.objects.get(title=ref.title)
        assert template.code not in {one.code for one in api.templates()}
        assert [column["attr"] for column in template.columns][4:] == ["phone", "residence.actual", "elder.assessed"]


def test_a_form_about_nobody_is_not_opened(office: Office) -> None:
    for audience in (api.Audience(NEXT.value), api.Audience(STREET.value, known=("dis.level",))):
        with pytest.raises(Conflict) as refused:
            office.opened(wish(audience=audience))
        assert code_of(refused) == "form-nobody"


def test_people_without_an_office_are_told_and_left_out(office: Office) -> None:
    fact = registry.FactRow(books.person(0), "residence.actual", place=NEXT_ROOM.value)
    with as_service():
        registry.record_facts(
            registry.FactBatch(uuid7(), "visit", clock.today(), [fact], ranks={"residence.actual": 0})
        )
    ref = office.opened()
    assert (ref.people, ref.left_out) == (5, 1)


def test_the_dead_are_not_asked_about(office: Office) -> None:
    fact = registry.FactRow(books.person(1), "dead_on", value="2026-02-01")
    with as_service():
        registry.record_facts(registry.FactBatch(uuid7(), "civil", clock.today(), [fact]))
    assert office.opened().people == 5


def test_a_form_is_opened_once(office: Office) -> None:
    ref = office.opened()
    with office.asker(), pytest.raises(Conflict) as refused:
        api.open_form(ref.id)
    assert code_of(refused) == "form-state"


def test_an_office_of_another_street_opens_nothing(office: Office) -> None:
    with office.asker():
        draft = api.draft_form(wish())
    with office.people.neighbour.acting(FORM_PREFILL), pytest.raises(NotAllowed):
        api.open_form(draft.id)
