"""Buttons of the upload page: what they do, what they say when they may not, in both languages."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import LedgerFile
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People

ODD = ["²", "١", "9" * 40, "-1", "1.0", "0x1", "%00", "1 OR 1=1", ""]


@pytest.fixture
def previewed(desk: Desk) -> api.FileRef:
    return desk.run(desk.upload(books.workbook([books.line(n) for n in range(6)])))


def path(ref: api.FileRef, part: str = "") -> str:
    return f"/staff/ledgers/{ref.id}/{part}"


def state(desk: Desk, ref: api.FileRef) -> str:
    with desk.worker.acting(LEDGER_UPKEEP):
        return api.status(ref.id).state


def press(client: Client, ref: api.FileRef, command: str, **more: object) -> str:
    """The page a person sees after the button."""
    client.post(path(ref, "do/"), {"command": command, "version": ref.version, **more})
    return client.get(path(ref)).content.decode()


def test_a_large_change_says_who_must_approve(previewed: api.FileRef, desk: Desk, people: People) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        LedgerFile.objects.filter(pk=previewed.id).update(counts={**previewed.counts, "new": 1001})
    assert "需要由另一位同事批准" in press(desk.worker.client(), previewed, "approve")
    assert state(desk, previewed) == "previewed"
    press(people.officer.client(), previewed, "approve")
    assert state(desk, previewed) == "approved"


def test_a_file_from_elsewhere_asks_whether_it_is_the_right_one(previewed: api.FileRef, desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        LedgerFile.objects.filter(pk=previewed.id).update(counts={**previewed.counts, "outside": 5})
    page = press(desk.worker.client(), previewed, "approve")
    assert "请确认没有传错文件" in page
    assert "right_file" in page
    press(desk.worker.client(), previewed, "approve", right_file="on")
    assert state(desk, previewed) == "approved"


def test_a_refusal_is_told_in_english_to_who_reads_english(previewed: api.FileRef, desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        LedgerFile.objects.filter(pk=previewed.id).update(counts={**previewed.counts, "new": 1001})
    client = desk.worker.client()
    client.cookies["django_language"] = "en"
    client.post(path(previewed, "do/"), {"command": "approve", "version": previewed.version})
    page = client.get(path(previewed)).content.decode()
    assert "需要由另一位同事批准" not in page


def test_an_odd_version_is_no_version_and_no_error(previewed: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    for version in ODD:
        answer = client.post(path(previewed, "do/"), {"command": "cancel", "version": version})
        assert answer.status_code == 302, version
        assert state(desk, previewed) in ("cancelled", "previewed")


def test_a_button_pressed_twice_does_its_work_once(previewed: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    press(client, previewed, "approve")
    page = press(client, previewed, "approve")
    assert "情况已经变化" in page
    assert state(desk, previewed) == "approved"


def test_a_failed_file_is_tried_again_from_its_page(previewed: api.FileRef, desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP):
        LedgerFile.objects.filter(pk=previewed.id).update(state="failed", failed_in="match", fail_code="slow")
    press(desk.worker.client(), previewed, "retry")
    assert state(desk, previewed) == "checked"


def test_undo_before_the_merge_is_told_and_changes_nothing(previewed: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    client.post(path(previewed, "undo/"), {"reason": "早了"})
    assert state(desk, previewed) == "previewed"
    assert "已撤销，底座恢复" not in client.get(path(previewed)).content.decode()


def test_undo_without_a_fit_reason_asks_again(desk: Desk, previewed: api.FileRef) -> None:
    client = desk.worker.client()
    press(client, previewed, "approve")
    desk.run(previewed, "merged")
    for reason in ("", " ", "x" * 201):
        assert client.post(path(previewed, "undo/"), {"reason": reason}).status_code == 200
        assert state(desk, previewed) == "merged"


def test_an_odd_key_shows_a_page_and_is_no_error(previewed: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    for after in ODD:
        assert client.get(path(previewed, "rows/"), {"after": after}).status_code == 200, after
        assert client.get("/staff/review/", {"after": after}).status_code == 200, after


def test_an_odd_day_shows_the_newest_files(previewed: api.FileRef, desk: Desk) -> None:
    client = desk.worker.client()
    for before in ("2026-13-45T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T00:00:00", "2026-01-01", "9999-99-99"):
        page = client.get("/staff/ledgers/", {"before": before})
        assert (page.status_code, "老年人.xlsx" in page.content.decode()) == (200, True), before


def test_rows_go_on_with_the_key_of_the_last_one(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(n, 姓名="欧阳春晓") for n in range(54)])))
    client = desk.worker.client()
    first = client.get(path(ref, "rows/")).content.decode()
    after = first.split("&amp;after=")[1].split('"')[0]
    second = client.get(path(ref, "rows/"), {"after": after}).content.decode()
    assert (first.count("欧*"), second.count("欧*")) == (50, 4)
    assert "&amp;after=" not in second
