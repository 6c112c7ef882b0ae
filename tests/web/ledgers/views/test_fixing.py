"""The fix grid's page and buttons, with script and without."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.ledgers import api
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.fixing.conftest import ROWS, merged, previewed
from tests.people import People

__all__ = ["merged", "previewed"]
CELL = {"place": "0.9.4", "text": "13912340006"}
POSTS = ("fix/cell/", "fix/alike/", "fix/undo/", "fix/send/", "again/")
SCRIPT = {"HTTP_HX_REQUEST": "true"}


def path(ref: api.FileRef, part: str = "fix/") -> str:
    return f"/staff/ledgers/{ref.id}/{part}"


def seen(client: Client, ref: api.FileRef, query: str = "") -> str:
    return client.get(path(ref) + query).content.decode()


@pytest.mark.parametrize("part", ["fix/", *POSTS])
def test_the_neighbour_gets_404(previewed: api.FileRef, people: People, part: str) -> None:
    client = people.neighbour.client()
    answer = client.post(path(previewed, part), CELL) if part in POSTS else client.get(path(previewed, part))
    assert answer.status_code == 404


@pytest.mark.parametrize("part", ["fix/", *POSTS])
def test_residents_and_the_auditor_may_not(previewed: api.FileRef, people: People, part: str) -> None:
    for who in (people.resident, people.auditor):
        client = who.client()
        answer = client.post(path(previewed, part), CELL) if part in POSTS else client.get(path(previewed, part))
        assert answer.status_code == 403


def test_wrong_cells_stand_beside_their_messages(previewed: api.FileRef, desk: Desk) -> None:
    page = seen(desk.worker.client(), previewed)
    for text in ("第9行", "联系电话", 'value="12"', "电话号码不对", "改成 13912340009", "同类 3 格都按建议改"):
        assert text in page
    assert "性别与证件号码不一致" not in page.split("data-jy-fix")[1]


def test_warnings_when_asked(previewed: api.FileRef, desk: Desk) -> None:
    assert "改成 男" in seen(desk.worker.client(), previewed, "?warnings=on")


def test_one_kind_when_asked(previewed: api.FileRef, desk: Desk) -> None:
    page = seen(desk.worker.client(), previewed, "?kind=sex_differs:sex").split("data-jy-fix")[1]
    assert "第11行" in page
    assert "第9行" not in page


@pytest.mark.parametrize(
    "query", ["?after=x", "?after=0.9.4", "?after=9.9.9", "?kind=:::", "?kind=x", "?warnings=maybe"]
)
def test_any_question_is_answered(previewed: api.FileRef, desk: Desk, query: str) -> None:
    assert desk.worker.client().get(path(previewed) + query).status_code == 200


def test_a_cell_is_kept_and_the_page_comes_back_to_it(previewed: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    answer = client.post(path(previewed, "fix/cell/"), {**CELL, "kind": "phone:phone"})
    assert answer.url == f"{path(previewed)}?kind=phone%3Aphone#cell-0.9.4"
    page = seen(client, previewed)
    assert "已改 1 格" in page
    assert "原来：12" in page


def test_with_script_only_the_line_comes_back(previewed: api.FileRef, desk: Desk) -> None:
    line = desk.worker.client().post(path(previewed, "fix/cell/"), CELL, **SCRIPT).content.decode()
    assert line.lstrip().startswith('<li class="jy-fix__cell" id="cell-0.9.4" data-state="mended"')
    assert "另外 1 格写得一样" in line
    assert 'hx-swap-oob="true"' in line


@pytest.mark.parametrize("place", ["", "x", "0.9", "0.9.4.1", "0.3.4", "-1.9.4", "0.99999999.4", "²..", "0.9.0"])
def test_a_place_where_nothing_is_wrong_is_404(previewed: api.FileRef, desk: Desk, place: str) -> None:
    assert desk.worker.client().post(path(previewed, "fix/cell/"), {"place": place}).status_code == 404


def test_all_alike_at_once_and_back(previewed: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    client.post(path(previewed, "fix/cell/"), CELL)
    client.post(path(previewed, "fix/alike/"), CELL)
    assert "已改 2 格" in seen(client, previewed)
    client.post(path(previewed, "fix/undo/"))
    assert "已改 1 格" in seen(client, previewed)


def test_suggestions_are_taken_and_the_rest_is_told(previewed: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    client.post(path(previewed, "fix/alike/"), {**CELL, "how": "suggestions"})
    page = seen(client, previewed)
    assert "改了1格" in page
    assert "还有2格没有建议" in page


def test_sent_corrections_lead_to_the_next_version(previewed: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    client.post(path(previewed, "fix/cell/"), CELL)
    answer = client.post(path(previewed, "fix/send/"))
    assert str(previewed.id) not in answer.url
    page = seen(client, previewed)
    assert "改动已经提交为下一版" in page
    assert "<input" not in page.split("data-jy-fix")[1]


def test_nothing_corrected_is_told_gently(previewed: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    client.post(path(previewed, "fix/send/"))
    assert "还没有改动" in seen(client, previewed)
    client.post(path(previewed, "fix/undo/"))
    assert "没有可以撤回的改动" in seen(client, previewed)


def test_a_file_on_its_way_says_why_it_cannot_be_corrected(desk: Desk) -> None:
    ref = desk.upload(books.workbook(ROWS))
    assert "现在不能修改" in seen(desk.worker.client(), ref)


def test_an_undone_file_offers_another_run(merged: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    desk.do(merged, "undo", reason="传错了")
    assert "重新处理这份文件" in client.get(path(merged, "")).content.decode()
    answer = client.post(path(merged, "again/"))
    assert str(merged.id) not in answer.url


def test_an_undo_is_taken_back_from_the_page(merged: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    desk.do(merged, "undo", reason="传错了")
    client.post(path(merged, "do/"), {"command": "redo"})
    assert "回执" in client.get(path(merged, "")).content.decode()


def test_a_merged_file_offers_no_other_run(merged: api.FileRef, desk: Desk) -> None:
    answer = desk.worker.client().post(path(merged, "again/"))
    assert answer.url == path(merged, "")
