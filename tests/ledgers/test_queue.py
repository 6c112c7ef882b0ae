"""Jobs are put in the queue with the deed that needs them, one per state, files of an office one after another."""

from __future__ import annotations

from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from jiayuan.ledgers import tasks
from jiayuan.ledgers.queue import TASK
from tests.ledgers import books
from tests.ledgers.conftest import Desk

CONTENT = books.workbook([books.line(n) for n in range(3)])


def jobs() -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name=TASK).order_by("id"))


def test_an_upload_waits_in_the_queue_with_its_place(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    (job,) = jobs()
    assert job.queue_name == "ledgers"
    assert job.args == {"file_id": str(ref.id), "place": "110102.001.001."}


def test_files_of_one_office_and_template_wait_for_each_other(desk: Desk) -> None:
    desk.upload(CONTENT)
    desk.upload(books.workbook([books.line(4)]))
    desk.upload(CONTENT, template="property")
    locks = [job.lock for job in jobs()]
    assert locks[0] == locks[1] != locks[2]


def test_approval_queues_the_merge(desk: Desk) -> None:
    ref = desk.run(desk.upload(CONTENT))
    desk.do(ref, "approve")
    assert len(jobs()) == 2


def test_cancelling_queues_nothing(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    desk.do(ref, "cancel")
    assert len(jobs()) == 1


def test_the_tasks_are_registered_on_their_queue() -> None:
    assert {tasks.advance_file.queue, tasks.rescue.queue} == {"ledgers"}
    assert tasks.advance_file.name == TASK


def test_the_queue_is_in_the_same_database_as_the_deed(desk: Desk) -> None:
    desk.upload(CONTENT)
    assert ProcrastinateJob.objects.using("default").exists()
    assert connection.alias == "default"
