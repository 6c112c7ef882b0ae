"""The words of the report, in both languages."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.config.drill.words import CHAPTERS, LABELS, SHARES, shown
from tests.config.drill.test_figures import GOOD

CHINESE = re.compile("[一-鿿]")


@pytest.mark.parametrize("words", [CHAPTERS, LABELS], ids=["chapters", "labels"])
def test_every_word_has_its_english(words: dict[str, object]) -> None:
    with override("en"):
        english = {key: str(word) for key, word in words.items()}
    assert [key for key, word in english.items() if CHINESE.search(word) or not word] == []


@pytest.mark.parametrize("words", [CHAPTERS, LABELS], ids=["chapters", "labels"])
def test_in_chinese_they_are_chinese(words: dict[str, object]) -> None:
    with override("zh-hans"):
        assert all(CHINESE.search(str(word)) for word in words.values())


def test_failures_are_told_in_the_readers_language() -> None:
    from_chinese = bad_failures("zh-hans")
    english = bad_failures("en")
    assert len(from_chinese) == len(english) == 3
    assert not any(CHINESE.search(one) for one in english)


def bad_failures(language: str) -> list[str]:
    bad = GOOD.__class__(
        GOOD.ledger.__class__(0, 0, 0, 0, 0, False, 0.0), GOOD.benefits, GOOD.cases,
        GOOD.command.__class__(*([0] * 6), 0.9, *([0.0] * 6)), GOOD.audit.__class__(0, 0, False),
    )  # fmt: skip
    with override(language):
        return bad.failures()


@given(st.floats(0, 1))
def test_a_share_is_written_as_per_cent(value: float) -> None:
    for key in SHARES:
        assert shown(key, value) == f"{value:.1%}"


@given(st.integers(0, 10**9))
def test_a_count_is_written_with_separators(value: int) -> None:
    assert int(shown("rows", value).replace(",", "")) == value


def test_shares_are_figures_of_the_report() -> None:
    assert set(LABELS) >= SHARES
