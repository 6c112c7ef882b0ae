"""The editor's form names every fault at its field."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext

from jiayuan.content.editing import places_of
from jiayuan.content.models import NoticePage
from jiayuan.places import api as places
from tests.people import Person
from tests.tree import HOME, NEXT, STREET

pytestmark = pytest.mark.django_db
VALUES = {"title": "停水", "slug": "a", "channel": "notice", "urgency": "routine", "summary": "周三", "body": "null"}
TARGETS = {"targets-TOTAL_FORMS": "1", "targets-INITIAL_FORMS": "0", "targets-MIN_NUM_FORMS": "1",
           "targets-MAX_NUM_FORMS": "1000", "targets-0-ORDER": "1"}  # fmt: skip
COMMENTS = {f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}


def user_of(person: Person) -> AbstractBaseUser:
    found: AbstractBaseUser = get_user_model().objects.get(account_id=person.account_id)
    return found


def faults(person: Person, target: object, **changes: str) -> dict[str, list[str]]:
    values = {
        "title": "停水",
        "slug": "a",
        "channel": "notice",
        "urgency": "routine",
        "summary": "周三",
        "body": "null",
    }
    place = {"targets-0-place": str(places.by_path(target).id)}  # type: ignore[arg-type]
    form_class = NoticePage.get_edit_handler().get_form_class()
    form = form_class(
        {**values, **TARGETS, **COMMENTS, **place, **changes}, instance=NoticePage(), for_user=user_of(person)
    )
    form.is_valid()
    return dict(form.errors)


def test_the_own_place_passes(worker: Person) -> None:
    assert faults(worker, HOME) == {}


@pytest.mark.parametrize("target", [NEXT, STREET])
def test_places_outside_are_refused_for_the_whole_form(worker: Person, target: object) -> None:
    assert gettext("发布范围超出了您管辖的地方") in faults(worker, target)["__all__"]


def test_an_officer_reaches_every_community_of_the_street(officer: Person) -> None:
    assert faults(officer, NEXT) == {}


def test_an_emergency_of_four_days_is_refused_at_its_end(worker: Person) -> None:
    found = faults(worker, HOME, urgency="emergency", expire_at="2099-01-01 10:00")
    assert found["expire_at"] == [gettext("紧急通知最长72小时")]


def test_without_a_grant_that_edits_nothing_can_be_aimed_at(auditor: Person) -> None:
    assert "__all__" in faults(auditor, HOME)
    assert places_of(user_of(auditor)) == []
