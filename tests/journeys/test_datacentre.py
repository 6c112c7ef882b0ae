"""The data centre from end to end: a dirty workbook in, columns named, doubts decided, faults mended, all undone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.doubtful import DOUBTFUL, WRONG, corrected, known_people, phones, write
from tests.journeys.steps import sign_in
from tests.town import Town, until

pytestmark = pytest.mark.browser
PATIENCE = 60_000
DECISIONS = 10
DECIDED = "SELECT count(*) FROM ledgers_review_item WHERE state = 'decided'"
# Every state the page showed, kept by the page itself: a step may be over before a test can look.
WATCH = """
new MutationObserver(() => {
  const now = document.querySelector('#ledger-state');
  const seen = JSON.parse(sessionStorage.getItem('seen') ?? '[]');
  const told = now && now.dataset.state + (now.querySelector('progress') ? ' bar' : '');
  if (told && seen.at(-1) !== told) sessionStorage.setItem('seen', JSON.stringify([...seen, told]));
}).observe(document, { childList: true, subtree: true });
"""


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return write(tmp_path / "老年人花名册.xlsx", known_people())


@pytest.fixture
def right() -> dict[str, str]:
    return phones(known_people())


def state(page: Page, name: str) -> None:
    page.locator(f"#ledger-state[data-state={name}]").wait_for(timeout=PATIENCE)


def upload(page: Page, file: Path) -> None:
    page.goto("/staff/ledgers/")
    page.set_input_files("[name=file]", file)
    page.select_option("#id_template", "elderly")
    page.get_by_role("button", name="上传").click()
    page.wait_for_url(re.compile(r"/staff/ledgers/[0-9a-f-]{36}/$"))


def name_the_columns(page: Page) -> None:
    """The heading nobody knows is said to be the name; remarks are not kept."""
    state(page, "needs_mapping")
    page.get_by_role("link", name="确认每一列是什么").click()
    page.get_by_label("尊称").select_option("name")
    expect(page.get_by_label("备注")).to_have_value("")
    page.get_by_role("button", name="确认").click()


def approve(page: Page) -> str:
    """Reads the preview, approves, and returns the address of the receipt."""
    state(page, "previewed")
    expect(page.get_by_role("heading", name="合并后会怎样")).to_be_visible()
    page.get_by_role("button", name="批准并合并").click()
    state(page, "merged")
    expect(page.get_by_role("heading", name="回执")).to_be_visible()
    return page.url.split("?")[0]


def shown(page: Page) -> str:
    """The address of the question before the eyes."""
    return page.locator("[data-review-card]").first.get_attribute("data-review-url") or ""


def decide(page: Page, running: Town) -> None:
    """Ten doubtful lines in a row, without touching the mouse."""
    ((before,),) = running.sql(DECIDED)
    page.goto("/staff/review/")
    page.wait_for_load_state("networkidle")
    for n in range(1, DECISIONS + 1):
        page.locator("button[data-key=d]").first.wait_for()
        old = shown(page)
        page.keyboard.press("n" if n % 2 else "d")
        until(lambda n=n: running.sql(DECIDED) == [(int(str(before)) + n,)], 20)  # type: ignore[misc]
        until(lambda old=old: shown(page) != old, 20)  # type: ignore[misc]


def score(page: Page) -> float:
    """The newest line of the trend, with its decimal; 0 while there are too few rows."""
    page.goto("/staff/quality/")
    text = page.locator("section[aria-labelledby=quality-score] tbody tr >> nth=0").locator("td").last.text_content()
    return float(text) if text and re.fullmatch(r"[\d.]+", text.strip()) else 0.0


def mend(page: Page, folder: Path, right: dict[str, str]) -> Path:
    """The error workbook down, its red telephones corrected."""
    with page.expect_download() as download:
        page.get_by_role("link", name="下载标红的表格").click()
    marked = folder / "问题标注.xlsx"
    download.value.save_as(marked)
    file, cells = corrected(marked, folder / "改好.xlsx", right)
    assert cells == WRONG
    return file


def undo(page: Page, receipt: str) -> None:
    page.goto(receipt)
    page.get_by_role("link", name="撤销这份台账").click()
    page.fill("[name=reason]", "传错了，重新整理后再传")
    page.get_by_role("button", name="确认撤销").click()
    state(page, "undone")
    expect(page.get_by_role("button", name="恢复这份台账")).to_be_visible()


def test_a_dirty_ledger_from_upload_to_undo(page: Page, running: Town, workbook: Path, right: dict[str, str]) -> None:
    page.add_init_script(WATCH)
    sign_in(page, running, "worker")
    upload(page, workbook)
    name_the_columns(page)
    state(page, "previewed")
    assert any(told.endswith(" bar") for told in page.evaluate("JSON.parse(sessionStorage.getItem('seen'))"))
    expect(page.get_by_role("link", name=re.compile("需要判断")).first).to_contain_text(str(DOUBTFUL))
    first = approve(page)
    expect(page.get_by_text("没有保存：备注")).to_be_visible()
    decide(page, running)
    until(lambda: score(page) > 0, 30)
    before = score(page)
    page.goto(first)
    upload(page, mend(page, workbook.parent, right))
    second = approve(page)
    until(lambda: score(page) > before, 30)
    undo(page, second)
