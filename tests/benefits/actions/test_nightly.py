"""What the night does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer, Run
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING
from tests.benefits.steps import confirmed
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_each_street_is_evaluated(base: object, officer: Person) -> None:
    assert api.nightly() == 1
    with officer.acting(BENEFIT_MATCHING):
        assert Run.objects.count() == 1
        assert Offer.objects.count() == 3


def test_a_second_night_finds_nothing_new(base: object, officer: Person) -> None:
    api.nightly()
    api.nightly()
    with officer.acting(BENEFIT_MATCHING):
        assert Offer.objects.count() == 3


def test_notices_take_themselves_down(nursing: Offer, resident: Person, officer: Person) -> None:
    confirmed(nursing.pk, resident, choice=nursing.policy)
    with officer.acting(BENEFIT_CHECK):
        api.command(nursing.pk, "check")
        api.command(nursing.pk, "publish")
        assert api.end_notices() == 0
        with clock.frozen(clock.now() + timedelta(days=7)):
            assert api.end_notices() == 1
        assert Offer.objects.get(pk=nursing.pk).state == "approved"
