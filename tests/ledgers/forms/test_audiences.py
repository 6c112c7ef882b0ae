"""Whom a form is about: a place, an age, and what is known."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.purpose import FORM_PREFILL
from jiayuan.ledgers import api
from jiayuan.ledgers.forms.audiences import members
from tests.ledgers import books
from tests.ledgers.forms.conftest import Office, wish
from tests.tree import HOME, STREET

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("audience", "count"),
    [
        (api.Audience(STREET.value, age_min=83), 4),
        (api.Audience(STREET.value, age_max=82), 2),
        (api.Audience(HOME.value, known=("phone",)), 6),
    ],
)
def test_an_audience_is_a_place_an_age_and_what_is_known(office: Office, audience: api.Audience, count: int) -> None:
    assert office.opened(wish(audience=audience)).people == count


@pytest.mark.parametrize(("day", "count"), [(date(2026, 1, 14), 0), (date(2026, 1, 15), 1), (date(2026, 12, 31), 1)])
def test_an_age_is_reached_on_the_birthday(office: Office, day: date, count: int) -> None:
    # Person 0 was born on 15 January 1940.
    with office.asker():
        assert len(members(api.Audience(HOME.value, age_min=86), ["phone"], day)) == count


def test_members_stand_door_by_door_with_what_is_known(office: Office) -> None:
    with office.asker():
        found = members(api.Audience(HOME.value), ["phone", "residence.actual", "tenure"], clock.today())
    assert [member.place for member in found] == sorted(books.room(n) for n in range(6))
    assert {member.prefilled for member in found} == {2}


def test_an_audience_reaches_no_further_than_the_scope(office: Office) -> None:
    with office.people.neighbour.acting(FORM_PREFILL):
        assert members(api.Audience(STREET.value), ["phone"], clock.today()) == []
