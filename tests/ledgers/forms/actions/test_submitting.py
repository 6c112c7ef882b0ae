"""Handing in: what is stated, what is left out."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import Conflict
from jiayuan.ledgers import api
from tests.ledgers.forms.conftest import Office

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
