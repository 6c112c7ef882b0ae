"""Entries that ended a month ago are deleted, inside the place asked for only."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.purpose import SERVICE_SELF
from jiayuan.registry import api
from jiayuan.registry.care.purging import purge_care
from jiayuan.registry.models import CareEntry
from tests.people import as_service
from tests.registry.care.conftest import Town
from tests.tree import HOME, NEXT

pytestmark = pytest.mark.django_db


def test_only_what_ended_long_ago_in_that_place_goes(town: Town) -> None:
    town.say_yes()
    assert purge_care(HOME) == 0
    with as_service():
        CareEntry.objects.update(until=clock.today() - timedelta(days=31))
    assert (purge_care(NEXT), purge_care(HOME), purge_care(HOME)) == (0, 1, 0)


def test_an_ended_entry_can_be_renewed_from_what_was_said(town: Town) -> None:
    town.say_yes()
    with as_service():
        CareEntry.objects.update(until=clock.today())
    with town.people.resident.acting(SERVICE_SELF):
        before = api.my_care()
        assert before
        api.agree_care(before.wishes)
        after = api.my_care()
    assert after
    assert (after.wishes, after.until > clock.today()) == (before.wishes, True)
