"""Every figure is tied to a verbatim quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.quotes import TEXTS, check_quotes, plain, texts_folder, yuan
from tests.benefits.engine.toy import row, toy


def words(folder: Path, text: str) -> Path:
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts" / "one.txt").write_text(text, encoding="utf-8")
    return folder / "texts"


def test_a_verbatim_quote_passes(tmp_path: Path) -> None:
    assert check_quotes(toy(tmp_path), words(tmp_path, "……标准为每月 100 元。")) == []


def test_another_wording_is_found(tmp_path: Path) -> None:
    found = check_quotes(toy(tmp_path), words(tmp_path, "标准为每人每月一百元"))
    assert [finding.what for finding in found] == ["引文与文件原文不符"]


def test_a_quote_must_hold_the_figure(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", "100元", quote="每月1100元")])
    assert "没有金额" in check_quotes(book, None)[1].what


def test_a_row_that_pays_needs_a_quote(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[{key: value for key, value in row("hukou", "L").items() if key != "quote"}])
    assert check_quotes(book, None)[1].what == "缺少引文"


def test_without_texts_it_says_so_and_is_not_grave(book: RuleBook) -> None:
    found = check_quotes(book, None)
    assert [finding.grave for finding in found] == [False]


def test_a_missing_text_is_grave(tmp_path: Path) -> None:
    folder = words(tmp_path, "x")
    (folder / "one.txt").unlink()
    assert any(finding.grave for finding in check_quotes(toy(tmp_path), folder))


def test_the_folder_comes_from_the_environment(book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TEXTS, str(tmp_path))
    assert texts_folder(book) == tmp_path


def test_width_and_spaces_do_not_matter() -> None:
    assert plain("每月　１００ 元\n") == "每月100元"


def test_the_shipped_quotes_hold_their_figures(beijing: RuleBook) -> None:
    assert [finding for finding in check_quotes(beijing, texts_folder(beijing)) if finding.grave] == []


@pytest.mark.parametrize(
    ("fen", "text"), [(10_000, "100元"), (1_250, "12.5元"), (1_205, "12.05元"), (5, "0.05元"), (0, "0元"), (100, "1元")]
)
def test_a_figure_is_looked_for_as_a_text_writes_it(fen: int, text: str) -> None:
    assert yuan(fen) == text


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("每月100元", True),
        ("每月１００　元", True),
        ("标准为:一级,100元", True),  # a comma of the sentence, not of the number
        ("每月1100元", False),
        ("每月1,100元", False),
        ("每月0.100元", False),
        ("每月100.5元", False),
        ("每月100角", False),
    ],
)
def test_a_figure_is_never_the_tail_of_a_longer_one(quote: str, found: bool, tmp_path: Path) -> None:
    faults = check_quotes(toy(tmp_path, rows=[row("hukou", "100元", quote=quote)]), None)[1:]
    assert [fault.what for fault in faults] == ([] if found else ["引文里没有金额 100元"])


def test_each_figure_of_an_amount_needs_its_quote(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", "if(level == 1, 400元, 320.50元)", quote=["每月400元", "每月320元"])])
    assert [fault.what for fault in check_quotes(book, None)[1:]] == ["引文里没有金额 320.5元"]


@pytest.mark.parametrize("quote", ["", " ", "　"])
def test_an_empty_quote_is_none(quote: str, tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", "L", quote=quote)])
    assert [fault.what for fault in check_quotes(book, words(tmp_path, "x"))] == ["缺少引文"]


def test_a_row_that_waits_for_a_ruling_needs_no_quote(tmp_path: Path) -> None:
    gap = {key: value for key, value in row("hukou").items() if key not in ("pay", "quote")}
    book = toy(tmp_path, rows=[{**gap, "ruling": "没有写"}])
    assert check_quotes(book, words(tmp_path, "x")) == []


def test_a_quote_over_a_line_break_is_verbatim(tmp_path: Path) -> None:
    assert check_quotes(toy(tmp_path), words(tmp_path, "标准为\n每月\n100\n元。")) == []


def test_a_finding_names_policy_and_row(tmp_path: Path) -> None:
    found = check_quotes(toy(tmp_path), words(tmp_path, "别的"))
    assert [(one.where, one.grave) for one in found] == [("toy.one:r1", True)]


TABLE = "单位：元/月\n人均1200元及以下\n1100\n1400"


def in_table(folder: Path, pay: str, *quotes: str) -> list[str]:
    book = toy(folder, rows=[row("hukou", pay, quote=list(quotes))])
    return [finding.what for finding in check_quotes(book, words(folder, TABLE))]


def test_a_cell_of_a_table_holds_its_figure_under_a_heading_with_the_unit(tmp_path: Path) -> None:
    assert in_table(tmp_path, "1400元", "单位：元/月", "人均1200元及以下\n1100\n1400") == []


def test_a_cell_without_its_unit_is_no_figure(tmp_path: Path) -> None:
    assert in_table(tmp_path, "1400元", "人均1200元及以下\n1100\n1400") == ["引文里没有金额 1400元"]


def test_a_part_of_a_line_is_no_cell(tmp_path: Path) -> None:
    assert in_table(tmp_path, "110元", "单位：元/月", "1100\n1400") == ["引文里没有金额 110元"]


def test_a_sum_may_stand_in_ten_thousands(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", "6000元", quote="不超过0.6万元")])
    assert check_quotes(book, words(tmp_path, "一年内不超过0.6万元")) == []


def test_ten_times_as_much_is_another_sum(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", "60000元", quote="不超过0.6万元")])
    assert [one.what for one in check_quotes(book, words(tmp_path, "不超过0.6万元"))] == ["引文里没有金额 60000元"]
