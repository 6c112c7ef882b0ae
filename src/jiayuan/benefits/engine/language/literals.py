"""Literals of the expression language, exact: money in fen, decimals and rates as fractions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.lexer import Token
from jiayuan.benefits.engine.language.nodes import Lit

# Two minor digits: a yuan has a hundred fen. A book of a currency without any has one.
MAJOR = 100


def money_fen(text: str, major: int = MAJOR) -> int:
    """`600元` (the major unit) or `60000fen` (the minor) as integer minor units; a fraction of one is refused."""
    number, unit = (text[:-1], major) if text.endswith("元") else (text.removesuffix("fen"), 1)
    fen = Fraction(number) * unit
    if fen.denominator != 1:
        raise BookError(text, "金额不能小于一分")
    return int(fen)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text[2:-1])
    except ValueError as wrong:
        raise BookError(text, "日期不存在") from wrong


def literal(token: Token, major: int = MAJOR) -> Lit:
    """The literal a token stands for."""
    text = token.text
    match token.kind:
        case "int":
            return Lit("int", int(text))
        case "dec":
            return Lit("num", Fraction(text))
        case "rate":
            return Lit("num", Fraction(text[:-1]) / 100)
        case "money":
            return Lit("money", money_fen(text, major))
        case "date":
            return Lit("date", _date(text))
        case "text":
            return Lit("text", text[1:-1])
        case _:
            raise BookError(text or "表达式末尾", "此处应为数值、金额、日期或名称")
