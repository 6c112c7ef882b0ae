"""The asker's side: drafts, twins, reasons to ask again, opening, expiring, accepting."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import FORM_PREFILL, LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.forms.tasks import expire_forms
from jiayuan.ledgers.models import FormRow, FormSpec, FormTask, Template
from tests.ledgers.forms.conftest import Office, second_officer, wish
from tests.people import as_service
from tests.tree import HOME, NEXT, STREET

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


@pytest.mark.parametrize(
    ("audience", "count"),
    [
        (api.Audience(STREET.value, age_min=83), 4),
        (api.Audience(STREET.value, age_max=82), 2),
        (api.Audience(HOME.value, known=("phone",)), 6),
    ],
)
def test_an_audience_is_a_place_an_age_and_what_is_known(office: Office, audience: api.Audience, count: int) -> None:
    assert office.opened(wish(audience=audience)).people == count


def test_a_form_about_nobody_is_not_opened(office: Office) -> None:
    for audience in (api.Audience(NEXT.value), api.Audience(STREET.value, known=("dis.level",))):
        with pytest.raises(Conflict) as refused:
            office.opened(wish(audience=audience))
        assert code_of(refused) == "form-nobody"


def test_a_twin_stops_the_draft_and_the_opening(office: Office) -> None:
    with office.asker():
        draft = api.draft_form(wish("先写的草稿", ["phone", "residence.actual"]))
    first = office.opened()
    for deed in (lambda: api.draft_form(wish("再问一次")), lambda: api.open_form(draft.id)):
        with office.asker(), pytest.raises(Conflict) as refused:
            deed()
        assert (code_of(refused), refused.value.advice) == ("form-exists", first.title)


def test_other_questions_other_people_or_an_old_form_are_no_twin(office: Office) -> None:
    office.opened()
    with office.asker():
        api.draft_form(wish("住房", ["tenure", "hukou"]))
        api.draft_form(wish("年轻人", audience=api.Audience(STREET.value, age_max=59)))
        FormSpec.objects.update(opened_at=clock.now() - timedelta(days=31))
        assert api.draft_form(wish("下个月")).state == "draft"


def test_asking_again_needs_a_second_steward(office: Office) -> None:
    with office.asker():
        draft = api.draft_form(wish(again_reason="号码换得多"))
        with pytest.raises(Conflict) as refused:
            api.open_form(draft.id)
        with pytest.raises(NotAllowed):
            api.agree_again(draft.id)
    assert code_of(refused) == "form-again"
    with second_officer().acting(FORM_PREFILL):
        assert api.agree_again(draft.id).again_agreed
        assert api.open_form(draft.id).state == "open"
    assert {cell.asked for row in office.rows(office.task().id) for cell in row.cells} == {True}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"title": " "}, Invalid),
        ({"attrs": ()}, Invalid),
        ({"attrs": ("faith",)}, Invalid),
        ({"title": "重点人员摸排"}, Refused),
        ({"audience": api.Audience("110105.")}, NotFound),
    ],
)
def test_what_a_form_may_not_be(office: Office, changes: dict[str, object], error: type[Exception]) -> None:
    with office.asker(), pytest.raises(error):
        api.draft_form(wish(**changes))


def test_only_stewards_ask(office: Office) -> None:
    for person in (office.people.worker, office.people.auditor):
        with person.acting(FORM_PREFILL), pytest.raises(NotAllowed):
            api.draft_form(wish())


def test_an_untouched_part_expires_and_one_begun_does_not(office: Office, task: api.TaskRef) -> None:
    with as_service():
        FormSpec.objects.update(due=clock.today() - timedelta(days=1))
    row = office.rows(task.id)[0]
    office.say(task.id, row, residence__actual=("confirmed", ""))
    expire_forms(0)
    assert office.task().state == "filling"
    with as_service():
        FormTask.objects.update(state="open")
    expire_forms(0)
    with office.filler():
        assert api.task(task.id).state == "expired"
    with pytest.raises(Conflict):
        office.say(task.id, row, residence__actual=("unknown", ""))


def test_a_part_is_accepted_once_its_upload_is_checked(office: Office, task: api.TaskRef) -> None:
    office.say(task.id, office.rows(task.id)[0], residence__actual=("confirmed", ""))
    with office.filler():
        ref = api.submit_task(task.id, incomplete=True)
    with office.asker(), pytest.raises(Conflict) as refused:
        api.accept_task(task.id)
    assert code_of(refused) == "form-checking"
    assert ref.file
    api.run_to(ref.file, "previewed", HOME)
    with office.people.officer.acting(LEDGER_UPKEEP):
        assert api.accept_task(task.id).state == "accepted"
        with pytest.raises(Conflict):
            api.return_task(task.id, "晚了")


def test_a_part_given_back_cancels_its_upload_and_keeps_its_answers(office: Office, task: api.TaskRef) -> None:
    office.say(task.id, office.rows(task.id)[0], residence__actual=("confirmed", ""))
    with office.filler():
        file = api.submit_task(task.id, incomplete=True).file
    with office.asker():
        assert api.return_task(task.id, "少了三层").reason == "少了三层"
        assert file
        assert api.status(file).state == "cancelled"
    assert office.rows(task.id)[0].cells[1].mark == "confirmed"


def test_the_neighbour_finds_neither_part_nor_form(office: Office, task: api.TaskRef) -> None:
    with office.people.neighbour.acting(FORM_PREFILL):
        for deed in (api.task, api.buildings, api.form, lambda found: api.phone_list(found, HOME.value)):
            with pytest.raises(NotFound):
                deed(task.id)
        assert FormRow.objects.count() == 0
