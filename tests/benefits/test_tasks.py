"""The nightly job stands in its queue."""

from __future__ import annotations

from procrastinate.contrib.django import app

from jiayuan.benefits import tasks


def test_the_night_has_its_own_queue() -> None:
    task = app.tasks["benefits.nightly"]
    assert (task.queue, task.queueing_lock) == ("benefits", "benefits.nightly")


def test_it_runs_at_half_past_two_in_beijing() -> None:
    periodic = app.periodic_registry.periodic_tasks.values()
    (found,) = [one for one in periodic if one.task.name == tasks.every_night.name]
    assert found.cron == "30 18 * * *"
