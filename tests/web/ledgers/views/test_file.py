"""The page of one upload: steps, preview, approval, receipt, undo."""

from __future__ import annotations

import pytest

from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People

ROWS = [books.line(n) for n in range(6)] + [books.line(7, 联系电话="12", 姓名="欧阳春晓")]
PARTS = ("", "progress/", "rows/", "errors.xlsx", "undo/", "mapping/")


@pytest.fixture
def previewed(desk: Desk) -> api.FileRef:
    return desk.run(desk.upload(books.workbook(ROWS)))


def path(ref: api.FileRef, part: str = "") -> str:
    return f"/staff/ledgers/{ref.id}/{part}"


@pytest.mark.parametrize("part", PARTS)
def test_the_neighbour_gets_404(previewed: api.FileRef, people: People, part: str) -> None:
    assert people.neighbour.client().get(path(previewed, part)).status_code == 404


@pytest.mark.parametrize("part", PARTS)
def test_the_worker_and_the_officer_see_it(previewed: api.FileRef, people: People, part: str) -> None:
    for who in (people.worker, people.officer):
        assert who.client().get(path(previewed, part)).status_code == 200


@pytest.mark.parametrize("part", PARTS)
def test_residents_and_the_auditor_do_not(previewed: api.FileRef, people: People, part: str) -> None:
    for who in (people.resident, people.auditor):
        assert who.client().get(path(previewed, part)).status_code == 403


def test_the_preview_counts_what_would_change(previewed: api.FileRef, desk: Desk) -> None:
    page = desk.worker.client().get(path(previewed)).content.decode()
    for text in ("归入已有的人", "新的人", "有错的行", "批准并合并", "不合并了", "电话号码不对"):
        assert text in page


def test_a_file_in_work_asks_again_by_itself(desk: Desk) -> None:
    ref = desk.upload(books.workbook(ROWS))
    page = desk.worker.client().get(path(ref, "progress/")).content.decode()
    assert 'hx-trigger="every 1s"' in page
    assert "<noscript>" in page


def test_a_file_that_waits_does_not_ask_again(previewed: api.FileRef, desk: Desk) -> None:
    assert "hx-trigger" not in desk.worker.client().get(path(previewed, "progress/")).content.decode()


def test_rows_are_shown_masked_with_their_findings(previewed: api.FileRef, desk: Desk) -> None:
    page = desk.worker.client().get(path(previewed, "rows/?outcome=error")).content.decode()
    assert "欧*" in page
    assert "欧阳春晓" not in page
    assert "E「联系电话」" in page


@pytest.mark.parametrize("query", ["?outcome=link", "?outcome=rubbish", "?after=3", "?after=x", ""])
def test_any_question_about_rows_is_answered(previewed: api.FileRef, desk: Desk, query: str) -> None:
    assert desk.worker.client().get(path(previewed, f"rows/{query}")).status_code == 200


def test_the_error_workbook_is_a_download(previewed: api.FileRef, desk: Desk) -> None:
    answer = desk.worker.client().get(path(previewed, "errors.xlsx"))
    assert answer.content.startswith(b"PK")
    assert "attachment" in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "no-store"


def test_approve_merge_receipt_undo(previewed: api.FileRef, desk: Desk, digest: object) -> None:
    before, client = digest(), desk.worker.client()  # type: ignore[operator]
    client.post(path(previewed, "do/"), {"command": "approve", "version": previewed.version})
    desk.run(previewed, "merged")
    page = client.get(path(previewed)).content.decode()
    assert "回执" in page
    assert "撤销这份台账" in page
    client.post(path(previewed, "undo/"), {"reason": "传错了"})
    assert "已撤销" in client.get(path(previewed)).content.decode()
    assert digest() == before  # type: ignore[operator]


def test_undo_asks_for_a_reason(previewed: api.FileRef, desk: Desk) -> None:
    answer = desk.worker.client().post(path(previewed, "undo/"), {"reason": ""})
    assert "撤销的原因" in answer.content.decode()


def test_an_old_page_changes_nothing(previewed: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    client.post(path(previewed, "do/"), {"command": "approve", "version": 1})
    page = client.get(path(previewed)).content.decode()
    assert "情况已经变化" in page
    assert "批准并合并" in page


def test_cancelling(previewed: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    client.post(path(previewed, "do/"), {"command": "cancel", "version": previewed.version})
    assert "已取消" in client.get(path(previewed)).content.decode()


@pytest.mark.parametrize("command", ["", "merge", "nonsense"])
def test_other_commands_are_refused(previewed: api.FileRef, desk: Desk, command: str) -> None:
    assert desk.worker.client().post(path(previewed, "do/"), {"command": command}).status_code == 422


def test_the_neighbour_cannot_post(previewed: api.FileRef, people: People) -> None:
    client = people.neighbour.client()
    assert client.post(path(previewed, "do/"), {"command": "approve"}).status_code == 404
    assert client.post(path(previewed, "undo/"), {"reason": "x"}).status_code == 404


def test_commands_are_posted_only(previewed: api.FileRef, desk: Desk) -> None:
    assert desk.worker.client().get(path(previewed, "do/")).status_code == 405
