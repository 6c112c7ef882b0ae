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


def test_twins_say_how_much_they_cover_the_widest_first(office: Office) -> None:
    office.opened(wish("电话", ["phone", "tenure"], audience=api.Audience(STREET.value, age_min=82)))
    with office.asker():
        wide = api.draft_form(wish("电话和住址", ["phone", "residence.actual"]))
        FormSpec.objects.filter(title="电话").update(opened_at=clock.now() - timedelta(days=40))
        api.open_form(wide.id)
        FormSpec.objects.filter(title="电话").update(opened_at=clock.now())
        found = api.twins_of(["phone"], wish().audience)
    assert [(twin.title, twin.people, twin.of_people) for twin in found] == [("电话和住址", 6, 6), ("电话", 5, 6)]
    assert {(twin.attrs, twin.of_attrs) for twin in found} == {(1, 1)}


def test_a_draft_is_no_twin_of_another(office: Office) -> None:
    with office.asker():
        first = api.draft_form(wish("一稿"))
        assert api.draft_form(wish("二稿")).id != first.id


def test_half_the_people_are_no_twin(office: Office) -> None:
    office.opened(wish(audience=api.Audience(STREET.value, age_min=84)))
    with office.asker():
        assert api.twins_of(wish().attrs, wish().audience) == []
