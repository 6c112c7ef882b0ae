"""After a merge or an undo the ledger waits to be measured; by night all of them are."""

from __future__ import annotations

from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoCaptureOnCommitCallbacks

from jiayuan.config import wiring
from jiayuan.ledgers import api
from jiayuan.ledgers.events import LedgerMerged
from jiayuan.ledgers.models import QualityScore
from jiayuan.ledgers.quality import tasks
from jiayuan.ledgers.quality.later import LOCK, TASK, measure_later
from tests.ledgers.conftest import Desk
from tests.people import as_service


def waiting() -> list[dict[str, object]]:
    return [job.args for job in ProcrastinateJob.objects.filter(task_name=TASK).order_by("id")]


def test_an_undo_is_followed_by_a_measuring(
    merged: api.FileRef, desk: Desk, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    wiring.join()
    with django_capture_on_commit_callbacks(execute=True):
        desk.do(merged, "undo", reason="传错了")
    assert waiting() == [{"file_id": str(merged.id)}]


def test_a_file_waits_once(merged: api.FileRef) -> None:
    measure_later(LedgerMerged(merged.id))
    measure_later(LedgerMerged(merged.id))
    assert len(waiting()) == 1


def test_the_jobs_measure(merged: api.FileRef) -> None:
    tasks.measure_one(str(merged.id))
    tasks.measure_all(0)
    with as_service():
        assert QualityScore.objects.exists()


def test_no_two_measurings_run_at_once() -> None:
    assert {tasks.measure_one.lock, tasks.measure_all.lock} == {LOCK}
    assert {tasks.measure_one.queue, tasks.measure_all.queue} == {"ledgers"}
