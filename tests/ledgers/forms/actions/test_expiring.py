"""Parts nobody began are closed by the clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict
from jiayuan.ledgers import api
from jiayuan.ledgers.forms.tasks import expire_forms
from jiayuan.ledgers.models import FormSpec, FormTask
from tests.ledgers.forms.conftest import Office
from tests.people import as_service

pytestmark = pytest.mark.django_db


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
