"""Whom a form is about: a place, an age, and what is known."""

from __future__ import annotations

import pytest

from jiayuan.ledgers import api
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
