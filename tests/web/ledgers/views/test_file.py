"""The page of one upload: steps, preview, approval, receipt, undo."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from jiayuan.identity.api import give_grant
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import LedgerFile
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.stages.test_foretelling import said
from tests.people import People, as_service
from tests.tree import HOME

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


def test_the_preview_opens_on_the_tab_asked_for(previewed: api.FileRef, desk: Desk) -> None:
    page = desk.worker.client().get(path(previewed, "?tab=unplaced")).content.decode()
    assert 'tab=unplaced#preview" aria-current="page"' in page
    assert "没有待归户的行" in page


def test_the_fragment_of_the_page_keeps_its_tab(previewed: api.FileRef, desk: Desk) -> None:
    part = desk.worker.client().get(path(previewed, "progress/?tab=new")).content.decode()
    assert 'tab=new#preview" aria-current="page"' in part
    assert "<html" not in part


def test_the_receipt_names_what_was_not_stored_and_until_when_it_is_undone(desk: Desk) -> None:
    rows = [[*books.line(n), "老同志"] for n in range(6)]
    ref = desk.merge(books.workbook(rows, headers=[*books.HEADERS, "备注"]))
    page = desk.worker.client().get(path(ref)).content.decode()
    assert "没有保存：备注" in page
    assert "您可以撤销到" in page


def test_a_day_later_only_the_steward_undoes(desk: Desk, people: People) -> None:
    ref = desk.merge(books.workbook(ROWS))
    with desk.officer.acting(LEDGER_UPKEEP):
        LedgerFile.objects.filter(pk=ref.id).update(merged_at=clock.now() - timedelta(hours=25))
    mine, theirs = (who.client().get(path(ref)).content.decode() for who in (desk.worker, people.officer))
    assert "要撤销这份台账，请联系街道数据专员" in mine
    assert f"{ref.id}/undo/" not in mine
    assert f"{ref.id}/undo/" in theirs


@pytest.mark.parametrize(
    ("counts", "told"),
    [({"new": 1001}, "需要第二个人批准"), ({"rows": 10, "outside": 9}, "是不是传错了文件")],
)
def test_what_stops_an_approval_is_explained_before(
    previewed: api.FileRef, desk: Desk, counts: dict[str, int], told: str
) -> None:
    assert told not in desk.worker.client().get(path(previewed)).content.decode()
    with desk.officer.acting(LEDGER_UPKEEP):
        LedgerFile.objects.filter(pk=previewed.id).update(counts={**previewed.counts, **counts})
    assert told in desk.worker.client().get(path(previewed)).content.decode()


def test_the_second_person_is_asked_in_other_words(previewed: api.FileRef, desk: Desk, people: People) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        LedgerFile.objects.filter(pk=previewed.id).update(counts={**previewed.counts, "new": 1001})
    assert "请您作为第二个人核对" in people.officer.client().get(path(previewed)).content.decode()


def test_wrong_cells_are_offered_to_be_corrected(previewed: api.FileRef, desk: Desk) -> None:
    assert f"{previewed.id}/fix/" in desk.worker.client().get(path(previewed)).content.decode()


def test_who_may_only_look_has_no_buttons(previewed: api.FileRef, desk: Desk) -> None:
    with as_service():
        grid = give_grant(desk.worker.account_id, "grid_worker", HOME, reason="tests")
    page = replace(desk.worker, grant_id=grid, role="grid_worker").client().get(path(previewed)).content.decode()
    assert "合并后会怎样" in page
    assert "批准并合并" not in page
    assert f"{previewed.id}/fix/" not in page


def test_the_preview_says_what_other_sources_say_otherwise(desk: Desk) -> None:
    said("phone", "13911110001")
    ref = desk.run(desk.upload(books.workbook([books.line(0, 联系电话="13911110002")])))
    page = desk.worker.client().get(path(ref)).content.decode()
    assert "与别处说法不同的值" in page
    row = page.split('<th scope="row">联系电话</th>')[1].split("</tr>")[0]
    assert re.findall(r">(\d)<", row) == ["1", "0", "0", "1"]


def test_a_preview_without_contradictions_has_no_such_table(previewed: api.FileRef, desk: Desk) -> None:
    assert "与别处说法不同的值" not in desk.worker.client().get(path(previewed)).content.decode()


def test_rows_that_wait_for_a_ruling_are_shown_after_the_merge(desk: Desk) -> None:
    said("phone", "13911110001")
    ref = desk.merge(books.workbook([books.line(0, 联系电话="13911110002"), books.line(1)]))
    page = desk.worker.client().get(path(ref, "rows/?outcome=conflict")).content.decode()
    assert ("王*" in page, "李*" in page) == (True, False)
