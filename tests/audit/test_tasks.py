"""The minute task."""

from __future__ import annotations

import pytest
from procrastinate.contrib.django import app

from jiayuan.audit import tasks
from jiayuan.kernel.tables import DataClass, registered


def test_sealing_has_a_queue_and_a_lock_of_its_own() -> None:
    assert (tasks.seal.queue, tasks.seal.queueing_lock) == ("audit", "audit.seal")


def test_it_runs_every_minute() -> None:
    mine = [periodic for (name, _), periodic in app.periodic_registry.periodic_tasks.items() if name == "audit.seal"]
    assert [periodic.cron for periodic in mine] == ["* * * * *"]


@pytest.mark.django_db
def test_the_task_seals_without_complaint() -> None:
    tasks.seal(0)


@pytest.mark.parametrize(
    ("table", "data_class", "kind"),
    [("audit_record", DataClass.INTERNAL, "audit"), ("audit_seal", DataClass.OPEN, "none")],
)
def test_the_tables_are_registered(table: str, data_class: DataClass, kind: str) -> None:
    entry = registered()[table]
    assert (entry.data_class, entry.scope_kind) == (data_class, kind)
    assert entry.retention
