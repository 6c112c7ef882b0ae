"""Any figure in any of the spellings of official texts is found, and is never taken for another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.quotes import TEXTS, check_quotes, plain, texts_folder, yuan
from tests.benefits.engine.toy import policy_of

WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
SPELLINGS: dict[str, Callable[[str, int], str]] = {
    "plain": lambda figure, _fen: f"{figure}元",
    "spaced": lambda figure, _fen: f" {' '.join(figure)}\n元",
    "wide": lambda figure, _fen: f"{figure.translate(WIDE)}　元",
    "ten-thousands": lambda _figure, fen: f"{fen // 1_000_000}.{fen % 1_000_000:06d}".rstrip("0").rstrip(".") + "万元",
}
amounts = st.one_of(st.integers(1, 10**9), st.integers(1, 10**4).map(lambda number: number * 10_000))


def paying(book: RuleBook, fen: int, *quotes: str) -> RuleBook:
    """The toy book with one row that pays a sum and quotes these words."""
    policy = policy_of(book, [], [("hukou", f"{fen}fen")])
    return replace(book, policies={policy.id: replace(policy, rows=(replace(policy.rows[0], quotes=quotes),))})


def faults(book: RuleBook, fen: int, *quotes: str) -> list[str]:
    return [finding.what for finding in check_quotes(paying(book, fen, *quotes), None) if finding.grave]


def figure(fen: int) -> str:
    whole, rest = str(fen // 100), f"{fen % 100:02d}".rstrip("0")
    return f"{whole}.{rest}" if rest else whole


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(fen=amounts)
@settings(max_examples=40)
def test_a_figure_is_found_however_it_is_spelled(spelling: str, fen: int, book: RuleBook) -> None:
    assert faults(book, fen, f"标准为每人每月{SPELLINGS[spelling](figure(fen), fen)}，按月发放") == []


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(fen=amounts, times=st.sampled_from((10, 100, 10_000)))
@settings(max_examples=40)
def test_another_power_of_ten_is_another_figure(spelling: str, fen: int, times: int, book: RuleBook) -> None:
    quote = f"每月{SPELLINGS[spelling](figure(fen), fen)}"
    assert faults(book, fen * times, quote) == [f"引文里没有金额 {yuan(fen * times)}"]


@given(fen=amounts, other=amounts)
@settings(max_examples=60)
def test_only_its_own_figure_is_found(fen: int, other: int, book: RuleBook) -> None:
    assert bool(faults(book, fen, f"每月{yuan(other)}")) is (fen != other)


@given(amounts)
def test_a_sum_in_yuan_is_the_same_sum_in_fen(fen: int) -> None:
    assert Decimal(yuan(fen).removesuffix("元")) * 100 == fen


@given(st.text(alphabet="每月发放，、：（）元0123456789.", max_size=20))
def test_spaces_and_full_width_never_part_a_quote_from_its_text(text: str) -> None:
    assert plain("\n".join(text.translate(WIDE))) == plain(text)


def test_one_quote_among_several_is_enough_for_a_figure(book: RuleBook) -> None:
    assert faults(book, 10_000, "下列人员", "每人每月100元") == []


def test_a_figure_cut_in_two_by_quotes_is_none(book: RuleBook) -> None:
    assert faults(book, 10_000, "每月1", "00元") == ["引文里没有金额 100元"]


def test_each_policy_is_checked_against_its_own_text(book: RuleBook, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("每月100元", encoding="utf-8")
    (tmp_path / "two.txt").write_text("每月200元", encoding="utf-8")
    first = paying(book, 10_000, "每月100元")
    second = replace(next(iter(first.policies.values())), id="toy.two", doc="2号")
    docs = {**book.docs, "2号": replace(book.docs["1号"], key="2号", file="two.txt")}
    found = check_quotes(replace(first, docs=docs, policies={**first.policies, "toy.two": second}), tmp_path)
    assert [(one.where, one.what) for one in found] == [("toy.two:r0", "引文与文件原文不符")]


def test_texts_lie_beside_the_book_unless_somebody_says_where(
    book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(TEXTS, raising=False)
    beside = replace(book, folder=str(tmp_path))
    assert texts_folder(beside) is None
    (tmp_path / "texts").mkdir()
    assert texts_folder(beside) == tmp_path / "texts"
    monkeypatch.setenv(TEXTS, str(tmp_path / "gone"))
    assert texts_folder(beside) is None


def test_a_row_of_nothing_needs_words_and_no_figure(book: RuleBook) -> None:
    assert faults(book, 0, "不予发放") == []
    assert faults(book, 0) == ["缺少引文"]
