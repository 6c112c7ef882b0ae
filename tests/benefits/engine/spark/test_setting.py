"""The night's run of the registry by the engine of the settings."""

from __future__ import annotations

from uuid import UUID

import pytest
from pytest_django import Settings

from jiayuan.benefits import api
from jiayuan.benefits.models import Assessment
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.people import Person

pytestmark = [pytest.mark.spark, pytest.mark.usefixtures("spark"), pytest.mark.django_db]
KEPT = ("person", "policy", "code", "amount", "low", "high", "missing")


def test_a_run_keeps_the_same_by_either_engine(base: UUID, officer: Person, settings: Settings) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        wanted = list(Assessment.objects.values_list(*KEPT).order_by("policy"))
        settings.SET_ENGINE = "spark"
        done = api.run()
        assert (done.people, list(Assessment.objects.values_list(*KEPT).order_by("policy"))) == (1, wanted)
