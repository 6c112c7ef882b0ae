"""The nightly job stands in its queue."""

from __future__ import annotations

from uuid import UUID

import pytest
from procrastinate.contrib.django import app

from jiayuan.benefits import tasks
from jiayuan.benefits.models import Offer, Run
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.people import Person


def test_the_night_has_its_own_queue() -> None:
    task = app.tasks["benefits.nightly"]
    assert (task.queue, task.queueing_lock) == ("benefits", "benefits.nightly")


def test_it_runs_at_half_past_two_in_beijing() -> None:
    periodic = app.periodic_registry.periodic_tasks.values()
    (found,) = [one for one in periodic if one.task.name == tasks.every_night.name]
    assert found.cron == "30 18 * * *"


@pytest.mark.django_db
def test_the_job_is_the_night(base: UUID, officer: Person) -> None:
    tasks.every_night(timestamp=0)
    with officer.acting(BENEFIT_MATCHING):
        assert (Run.objects.count(), Offer.objects.count()) == (1, 3)


@pytest.mark.django_db
def test_a_job_that_is_repeated_changes_nothing(base: UUID, officer: Person) -> None:
    seen = []
    for _ in range(2):
        tasks.every_night(timestamp=0)
        with officer.acting(BENEFIT_MATCHING):
            seen.append(list(Offer.objects.order_by("id").values_list("id", "state", "lock_version")))
    assert seen[0] == seen[1]
