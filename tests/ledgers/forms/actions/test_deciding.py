"""Accepting a part, and giving it back."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from tests.ledgers.forms.conftest import Office
from tests.tree import HOME

pytestmark = pytest.mark.django_db


def code_of(error: pytest.ExceptionInfo[Conflict]) -> str:
    return error.value.code


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
