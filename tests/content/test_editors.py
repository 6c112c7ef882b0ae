"""The content admin: who gets in, and what the form refuses there."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from jiayuan.content import api as content
from jiayuan.content.editing import places_of
from jiayuan.content.models import NoticePage
from jiayuan.content.shelf import shelf
from jiayuan.places import api as places
from tests.people import Person
from tests.tree import HOME, NEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(worker: Person) -> Client:
    content.make_editor(worker.account_id)
    return worker.client()


def form(path: object, **changes: object) -> dict[str, object]:
    place = places.by_path(path)  # type: ignore[arg-type]
    rows = {"targets-TOTAL_FORMS": 1, "targets-INITIAL_FORMS": 0, "targets-MIN_NUM_FORMS": 1,
            "targets-MAX_NUM_FORMS": 1000, "targets-0-place": place.id, "targets-0-ORDER": 1}  # fmt: skip
    values = {"title": "停水", "slug": "ting-shui", "channel": "notice", "urgency": "routine", "summary": "周三停水",
              "body": "null", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "comments-MIN_NUM_FORMS": 0,
              "comments-MAX_NUM_FORMS": 1000}  # fmt: skip
    return {**values, **rows, **changes}


def save(client: Client, path: object, **changes: object) -> object:
    return client.post(f"/cms/pages/add/content/noticepage/{shelf().pk}/", form(path, **changes))


def test_an_editor_writes_for_the_own_place(editor: Client) -> None:
    save(editor, HOME)
    assert NoticePage.objects.get().targets.get().place_path == HOME.value


def test_the_next_community_is_refused_on_save(editor: Client) -> None:
    save(editor, NEXT)
    assert not NoticePage.objects.exists()


def test_an_important_notice_must_say_when_it_ends(editor: Client) -> None:
    save(editor, HOME, urgency="important")
    assert not NoticePage.objects.exists()


def test_who_is_no_editor_stays_out(worker: Person) -> None:
    assert worker.client().get("/cms/").status_code == 302


def test_the_places_of_an_editor_are_those_of_the_grants(worker: Person, auditor: Person) -> None:
    user = get_user_model().objects.get(account_id=worker.account_id)
    assert places_of(user) == [HOME]
    assert places_of(get_user_model().objects.get(account_id=auditor.account_id)) == []
    assert places_of(None) == []


def test_the_group_is_made_once(worker: Person, officer: Person) -> None:
    content.make_editor(worker.account_id)
    content.make_editor(officer.account_id)
    (group,) = get_user_model().objects.get(account_id=officer.account_id).groups.all()
    assert group.user_set.count() == 2
