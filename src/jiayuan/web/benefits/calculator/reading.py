"""From the answers of a form to facts: nothing said is unknown, "there is none" is known absent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from jiayuan.benefits.api import FactDef
from jiayuan.kernel.text import squeeze
from jiayuan.web.benefits.calculator.asking import ABSENT

FEN = 100
# Beyond this it is no income: 1e999999 is a short answer and a number nobody can hold.
MOST_YUAN = 10**12
LONGEST = 40


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def _fen(text: str) -> int | None:
    try:
        yuan = Decimal(text)
    except InvalidOperation:
        return None
    return int(yuan * FEN) if yuan.is_finite() and 0 <= yuan < MOST_YUAN else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _fitting(fact: FactDef, value: int | None) -> int | None:
    return value if value is not None and fact.within(value) else None


def value_of(fact: FactDef, text: str) -> object:
    """The answer in the fact's type; None when it is no answer to this question."""
    match fact.kind:
        case "bool":
            return {"true": True, "false": False}.get(text)
        case "enum":
            return text if text in fact.options else None
        case "int":
            return _fitting(fact, _number(text))
        case "money":
            return _fitting(fact, _fen(text))
        case "date":
            found = _date(text)
            return found.isoformat() if found else None
        case _:
            return text


def facts_said(facts: Iterable[FactDef], given: Mapping[str, str]) -> tuple[dict[str, object], list[str]]:
    """(facts as JSON gives them, codes of answers that do not fit)."""
    said: dict[str, object] = {}
    wrong: list[str] = []
    for fact in facts:
        text = squeeze(given.get(fact.code, ""))[:LONGEST]
        if not text:
            continue
        value = value_of(fact, text)
        if text == ABSENT and fact.may_be_absent:
            said[fact.code] = None
        elif value is None:
            wrong.append(fact.code)
        else:
            said[fact.code] = value
    return said, wrong
