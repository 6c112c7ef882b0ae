"""A question belongs to the file that asks; another file that waits for the answer takes it over."""

from __future__ import annotations

from jiayuan.ledgers.models import ReviewItem
from tests.ledgers import books
from tests.ledgers.reviewing.conftest import Queue


def test_a_question_another_file_waits_for_outlives_its_own(queue: Queue) -> None:
    first = queue.ask()
    second = queue.ask(books.doubtful(0, "13700000009"), title="第二版")
    queue.desk.do(first, "undo", reason="x")
    left = queue.first()
    assert (left.file_id, left.row.file_id) == (second.id, second.id)
    queue.decide(left, "same")
    assert queue.value("phone") == "13700000009"


def test_undoing_a_file_closes_its_open_questions_and_no_others(queue: Queue) -> None:
    first = queue.ask(books.doubtful(0))
    second = queue.ask(books.doubtful(1), title="第二版")
    queue.desk.do(first, "undo", reason="x")
    assert queue.first().file_id == second.id
    assert queue.count() == 1


def test_who_works_on_the_question_goes_on_with_it(queue: Queue) -> None:
    first = queue.ask()
    queue.do(queue.first(), "send_out")
    queue.ask(books.doubtful(0, "13700000009"), title="第二版")
    queue.desk.do(first, "undo", reason="x")
    with queue.desk.worker.acting():
        (left,) = ReviewItem.objects.all()
    assert left.state == "field_check"


def test_a_file_checked_but_not_merged_takes_it_over_too(queue: Queue) -> None:
    first = queue.ask()
    second = queue.desk.run(queue.desk.upload(books.workbook([books.doubtful(0, "13700000009")])))
    queue.desk.do(first, "undo", reason="x")
    assert queue.first().file_id == second.id


def test_with_the_last_file_the_question_goes(queue: Queue) -> None:
    first = queue.ask()
    second = queue.ask(books.doubtful(0, "13700000009"), title="第二版")
    queue.desk.do(first, "undo", reason="x")
    queue.desk.do(second, "undo", reason="x")
    assert queue.count() == 0


def test_a_cancelled_file_leaves_no_row_without_its_owner(queue: Queue) -> None:
    """Two uploads of one office before either is merged: the second counts on what the first proposed."""
    first = queue.desk.run(queue.desk.upload(books.workbook([books.line(7)])))
    second = queue.desk.run(queue.desk.upload(books.workbook([books.line(7, 联系电话="13700000009")])))
    queue.desk.do(first, "cancel", reason="x")
    queue.desk.do(second, "approve")
    assert queue.desk.run(second, "merged").state == "merged"
