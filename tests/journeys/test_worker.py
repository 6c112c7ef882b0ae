"""A worker uploads a dirty ledger, watches it being checked, decides a doubtful row, and undoes the file."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from jiayuan.config.demo.personas import HOME
from jiayuan.kernel.placepath import PlacePath
from tests.journeys.steps import sign_in
from tests.town import Town, until

pytestmark = pytest.mark.browser
GOOD = re.compile(r"\d{17}[\dX]")


@pytest.fixture(scope="session")
def workbook(running: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The community's elderly ledger as the generator writes it, faults and all."""
    folder = tmp_path_factory.mktemp("ledgers")
    code = PlacePath(HOME).code12()
    written = running.command(
        "seed", "--scale", "2", "--seed", "7", "--no-load", "--ledgers", str(folder), "--community", code
    )
    assert written.returncode == 0, written.stderr[-2000:]
    return with_doubts(next(folder.glob("*老年人*.xlsx")))


def with_doubts(file: Path, rows: int = 3) -> Path:
    """The same workbook with strangers' names beside some numbers: whose lines these are only a person can tell."""
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    header = next(row for row in sheet.iter_rows() if any(cell.value == "身份证号码" for cell in row))
    at = {str(cell.value): cell.column - 1 for cell in header if cell.value}
    lines = [
        row for row in sheet.iter_rows(min_row=header[0].row + 1) if GOOD.fullmatch(str(row[at["身份证号码"]].value))
    ]
    for line in lines[:rows]:
        line[at["老人姓名"]].value = "欧阳铁柱"
    book.save(file)
    return file


def upload(page: Page, workbook: Path) -> None:
    page.goto("/staff/ledgers/")
    page.set_input_files("[name=file]", workbook)
    page.select_option("#id_template", "elderly")
    page.get_by_role("button", name="上传").click()
    expect(
        page.get_by_role("button", name="批准并合并").or_(page.get_by_role("link", name="确认每一列是什么"))
    ).to_be_visible(timeout=90_000)
    if page.get_by_role("link", name="确认每一列是什么").count():
        page.get_by_role("link", name="确认每一列是什么").click()
        page.locator("main form button[type=submit]").first.click()


def approve(page: Page) -> None:
    button = page.get_by_role("button", name="批准并合并")
    expect(button).to_be_visible(timeout=90_000)
    if page.locator("[name=right_file]").count():
        page.check("[name=right_file]")
    button.click()
    expect(page.get_by_role("heading", name="回执")).to_be_visible(timeout=90_000)


def test_upload_decide_undo(page: Page, running: Town, workbook: Path) -> None:
    sign_in(page, running, "worker")
    upload(page, workbook)
    with page.expect_download() as download:
        page.get_by_role("link", name="下载标红的表格").click()
    assert download.value.path().read_bytes()[:2] == b"PK"
    approve(page)
    receipt = page.url
    before = running.sql("SELECT count(*) FROM ledgers_review_item WHERE state = 'decided'")
    page.get_by_role("link", name="去判断拿不准的行").click()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("d")
    until(lambda: running.sql("SELECT count(*) FROM ledgers_review_item WHERE state = 'decided'") != before, 20)
    page.goto(receipt)
    page.get_by_role("link", name="撤销这份台账").click()
    page.fill("[name=reason]", "传错了，重新整理后再传")
    page.get_by_role("button", name="确认撤销").click()
    expect(page.get_by_text("已撤销").first).to_be_visible()
