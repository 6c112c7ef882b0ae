"""Lists of forms and parts, as far as the scope reaches."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import FORM_PREFILL
from jiayuan.ledgers import api
from jiayuan.ledgers.models import FormRow
from tests.ledgers.forms.conftest import Office
from tests.tree import HOME

pytestmark = pytest.mark.django_db


def test_the_neighbour_finds_neither_part_nor_form(office: Office, task: api.TaskRef) -> None:
    with office.people.neighbour.acting(FORM_PREFILL):
        for deed in (api.task, api.buildings, api.form, lambda found: api.phone_list(found, HOME.value)):
            with pytest.raises(NotFound):
                deed(task.id)
        assert FormRow.objects.count() == 0
