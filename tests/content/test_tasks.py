"""The job that makes notices come and go on time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from procrastinate.contrib.django import app

from jiayuan.content import api as content
from jiayuan.content.models import NoticePage
from jiayuan.content.tasks import publish_scheduled
from jiayuan.kernel import clock
from tests.content.writing import published
from tests.tree import HOME, load_test_tree


def test_it_runs_each_minute_on_contents_own_queue() -> None:
    periodic = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert periodic["content.publish_scheduled"] == "* * * * *"
    assert publish_scheduled.queue == "content"


@pytest.mark.django_db
def test_a_run_takes_down_what_has_expired() -> None:
    load_test_tree()
    number = published("停水", HOME, expire_at=clock.now() + timedelta(hours=1))
    NoticePage.objects.filter(pk=number).update(expire_at=clock.now() - timedelta(minutes=1))
    publish_scheduled(0)
    assert not NoticePage.objects.get(pk=number).live
    assert content.notices_for(HOME) == []
