"""Likely, depends on …, or not: in plain words with a range."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import override

from jiayuan.benefits.api import Evaluation, evaluate_facts, facts_given, load_book
from jiayuan.web.benefits.calculator.telling import Told, pairs, told

BOOK = load_book()
NONE = {code: False for code in BOOK.facts if code.startswith("draws.")}
BLIND: dict[str, Any] = {"age": 86, "hukou": True, "dis.type": "visual", "dis.level": 1, "dis.multi": False,
                         "relief.status": "none", "fp.special": False, "elder.assessed": None, **NONE}  # fmt: skip
ASK = ["bj.elder_aged", "bj.elder_nursing", "bj.disabled_nursing", "bj.elder_hardship"]


def found(**facts: Any) -> Evaluation:
    given = facts_given({**BLIND, **{code.replace("__", "."): value for code, value in facts.items()}}, BOOK)
    return evaluate_facts(given, BOOK, date(2026, 3, 1), ASK)


def one(policy: str, **facts: Any) -> Told:
    return next(line for line in told(found(**facts)) if line.id == policy)


def without(*codes: str) -> Evaluation:
    kept = {code: value for code, value in BLIND.items() if code not in codes}
    return evaluate_facts(facts_given(kept, BOOK), BOOK, date(2026, 3, 1), ASK)


def test_likely_ones_come_first_and_noes_last() -> None:
    assert [line.status for line in told(found())] == ["yes", "yes", "yes", "no"]
    assert next(iter(told(found()))).id == "bj.elder_nursing"


def test_a_yes_says_how_much_and_why() -> None:
    line = one("bj.elder_aged")
    assert (line.amount, line.why, line.depends) == ("每月 100 元", "80至89周岁", "")


def test_a_no_says_what_would_have_to_differ() -> None:
    line = one("bj.elder_aged", hukou=False)
    assert (line.amount, line.why, line.bring) == ("", "具有本市户口", "")


def test_a_bar_says_what_must_not_be() -> None:
    assert one("bj.elder_nursing", draws__injury_care=True).why == "没有：领取工伤保险生活护理费"


def test_no_line_at_all_is_said() -> None:
    assert one("bj.elder_hardship").why == "没有一档符合"


def test_an_open_one_says_on_what_it_depends_and_the_range() -> None:
    line = next(line for line in told(without("age")) if line.id == "bj.elder_aged")
    assert (line.status, line.depends, line.amount) == ("unknown", "年龄", "每月 0 – 800 元")


def test_what_the_flow_replaces_is_never_brought() -> None:
    assert one("bj.disabled_nursing").bring == "残疾人证原件及复印件、身份证或户口簿原件及复印件"


def test_of_a_pair_it_is_said_that_one_goes() -> None:
    assert pairs(found()) == ["重度残疾人护理补贴 和 失能老年人护理补贴 只能领一项"]


def test_english_readers_read_english() -> None:
    with override("en"):
        assert one("bj.elder_aged").amount == "100 yuan a month"
        assert pairs(found())[0].startswith("Only one of")
