"""Drafts: what a form may ask, twins, and the second steward who agrees to asking again."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from jiayuan.kernel.purpose import FORM_PREFILL
from jiayuan.ledgers import api
from tests.ledgers.forms.conftest import Office, second_officer, wish

pytestmark = pytest.mark.django_db


def code_of(error: pytest.ExceptionInfo[Conflict]) -> str:
    return error.value.code


def test_a_twin_stops_the_draft_and_the_opening(office: Office) -> None:
    with office.asker():
        draft = api.draft_form(wish("先写的草稿", ["phone", "residence.actual"]))
    first = office.opened()
    for deed in (lambda: api.draft_form(wish("再问一次")), lambda: api.open_form(draft.id)):
        with office.asker(), pytest.raises(Conflict) as refused:
            deed()
        assert (code_of(refused), refused.value.advice) == ("form-exists", first.title)


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
