"""Forms of the last 30 days that already ask this."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.ledgers import api
from jiayuan.ledgers.models import FormSpec
from tests.ledgers.forms.conftest import Office, wish
from tests.tree import STREET

pytestmark = pytest.mark.django_db


def test_other_questions_other_people_or_an_old_form_are_no_twin(office: Office) -> None:
    office.opened()
    with office.asker():
        api.draft_form(wish("住房", ["tenure", "hukou"]))
        api.draft_form(wish("年轻人", audience=api.Audience(STREET.value, age_max=59)))
        FormSpec.objects.update(opened_at=clock.now() - timedelta(days=31))
        assert api.draft_form(wish("下个月")).state == "draft"
