"""Every fault the engine can name is told in English too, with its values in place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from jiayuan.benefits import api
from jiayuan.benefits.rulebook import book_of
from jiayuan.web.benefits.rules import faultwords
from tests.architecture.source import PACKAGE

CHINESE = re.compile("[\u4e00-\u9fff]")
RAISED = ("BookError", "Finding", "CellFault")


def sentence(node: ast.expr) -> str:
    """A string with a 7 in place of each value; "" for what is no string."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def sentences(file: Path) -> Iterator[str]:
    for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in RAISED:
            yield from (sentence(argument) for argument in call.args[1:])


def test_no_fault_of_the_engine_stays_chinese() -> None:
    said = {text for file in (PACKAGE / "benefits").rglob("*.py") for text in sentences(file) if CHINESE.search(text)}
    assert len(said) > 100
    with override("en"):
        assert [text for text in sorted(said) if CHINESE.search(faultwords.fault(text))] == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("period 应为 month", "period must be month"),
        ("amount 应为 100，实为 200", "amount must be 100, but is 200"),
        ("who 应为文字列表", "who must be a list of texts"),
        ("nursing → dis.level: 此处应为条件", "nursing → dis.level: a condition must stand here"),
        ("两档同时成立而金额不同（如 age=18）", "Two rows hold at once with different amounts (such as age=18)"),
        ("? 只写在金额一列", "? belongs in the column of pay only"),
        ("「age」在「60」的界上缺算例：−1、+1", "“age” at the figure “60”: no worked case at −1、+1"),
        ("没有人译过这句", "没有人译过这句"),
        ("", ""),
    ],
)  # fmt: skip
def test_values_stand_in_their_places(said: str, told: str) -> None:
    with override("en"):
        assert faultwords.fault(said).lower() == told.lower()


@pytest.mark.parametrize("said", [*faultwords.HOLED, "此处应为条件", "period 应为 month", ""])
def test_a_chinese_reader_is_told_as_it_is(said: str) -> None:
    with override("zh-hans"):
        assert faultwords.fault(said) == said


def test_a_real_fault_says_where_and_what() -> None:
    files = {"book.yaml": "currency: CNY\n"}
    with override("en"), pytest.raises(api.BookError) as wrong:
        book_of(files)
    with override("en"):
        assert not CHINESE.search("".join(faultwords.of_book(wrong.value)))
