"""Words for states, commands and amounts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.api import OfferCard, Words, load_book
from jiayuan.config.translations import merged
from jiayuan.web.benefits import wording

CHINESE = re.compile("[\u4e00-\u9fff]")
CARD = OfferCard(
    id=uuid4(), policy="bj.elder_aged", name="高龄老年人津贴", name_en="Allowance", why="", why_en="", state="found",
    kind="sure", amount=10_000, low=10_000, high=10_000, due=date(2026, 1, 1), version=0,
)  # fmt: skip


@pytest.mark.parametrize(("fen", "text"), [(10_000, "100"), (145_050, "1,450.50"), (0, "0"), (None, "")])
def test_yuan(fen: int | None, text: str) -> None:
    assert wording.yuan(fen) == text


def test_amounts_known_and_between() -> None:
    assert wording.amount(CARD) == "每月 100 元"
    between = replace(CARD, amount=None, low=0, high=30_000)
    assert wording.amount(between) == "每月 0 – 300 元，待核对"
    assert wording.amount(replace(between, high=None)) == "每月 0 元起，待核对"


def test_what_is_paid_once_says_so() -> None:
    once = replace(CARD, once=True)
    assert wording.amount(once) == "一次性 100 元"
    assert wording.amount(replace(once, amount=None, low=0, high=30_000)) == "一次性 0 – 300 元，待核对"
    assert wording.amount(replace(once, amount=None, low=0, high=None)) == "一次性 0 元起，待核对"


def test_the_readers_language_decides() -> None:
    assert wording.localised("甲", "A") == "甲"
    with override("en"):
        assert wording.localised("甲", "A") == "A"
        assert wording.localised("甲", "") == "甲"


@given(st.integers(0, 10**12))
def test_yuan_reads_back_to_the_fen(fen: int) -> None:
    text = wording.yuan(fen).replace(",", "")
    assert round(Decimal(text) * 100) == fen
    assert ("." in text) is bool(fen % 100)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "100"),
        ({"amount": None, "low": 0, "high": 30_000}, "0 to 300"),
        ({"amount": None, "low": 10_000, "high": None}, "100"),
    ],
)
def test_amounts_in_english(values: dict[str, int | None], words: str) -> None:
    with override("en"):
        text = wording.amount(replace(CARD, **values))
    assert words in text
    assert "每月" not in text


@pytest.mark.parametrize("language", ["en", "en-gb", "en-us"])
def test_all_kinds_of_english_read_english(language: str) -> None:
    with override(language):
        assert wording.localised("甲", "A") == "A"


@pytest.mark.parametrize(("language", "told"), [("zh-hans", "护理、津贴"), ("en", "care, allowance")])
def test_names_stand_in_a_row(language: str, told: str) -> None:
    with override(language):
        assert wording.joined([Words("护理", "care"), Words("津贴", "allowance")]) == told
        assert wording.joined([]) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [("社工", "Social worker"), ("640.00元", "640.00 yuan"), ("是", "yes"), ("", ""), ("住在女儿家", "住在女儿家")],
)
def test_a_word_of_the_catalogue_is_told_in_english(text: str, told: str) -> None:
    with override("en"):
        assert wording.word(text).lower() == told.lower()


def test_every_word_of_the_catalogue_has_english() -> None:
    english, facts = merged(), load_book().facts.values()
    words = {word for fact in facts for word in (fact.who, fact.source, *(fact.option_names or {}).values())}
    missing = [word for word in words if CHINESE.search(word) and not (english.get(word) and english.get(word).string)]
    assert missing == []


def test_every_fact_has_an_english_name() -> None:
    assert [fact.code for fact in load_book().facts.values() if CHINESE.search(fact.en or "无")] == []
