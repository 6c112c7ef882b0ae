"""A parsed tree as a clerk would write it; read again it is the same tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from jiayuan.benefits.engine.language.literals import MAJOR
from jiayuan.benefits.engine.language.nodes import (
    Arith,
    Call,
    Compare,
    Every,
    Lit,
    Name,
    Node,
    Not,
    Some,
    Within,
)

# How tightly each sign binds; a part that binds less than its place asks for is put in brackets.
OR, AND, NOT, COMPARE, SUM, PRODUCT, UNIT = range(7)
LEVELS: Mapping[type, int] = {Some: OR, Every: AND, Not: NOT, Compare: COMPARE, Within: COMPARE}


def _level(node: Node) -> int:
    if isinstance(node, Arith):
        return PRODUCT if node.op == "*" else SUM
    return LEVELS.get(type(node), UNIT)


def _part(node: Node, least: int) -> str:
    text = written(node)
    return text if _level(node) >= least else f"({text})"


def decimal(number: Fraction) -> str:
    """A number without needless zeros; its denominator must be made of twos and fives, as all literals' are."""
    places = next(places for places in range(40) if (number * 10**places).denominator == 1)
    whole = str(int(number * 10**places)).rjust(places + 1, "0")
    return f"{whole[:-places]}.{whole[-places:]}" if places else whole


def _literal(node: Lit) -> str:
    match node.kind, node.value:
        case "money", int() as fen:
            return f"{decimal(Fraction(fen, MAJOR))}元"
        case "num", Fraction() | int() as number:
            return f"{decimal(Fraction(number) * 100)}%"
        case "bool", value:
            return str(value).lower()
        case "date", value:
            return f"d'{value}'"
        case "text", str() as text:
            return f'"{text}"' if "'" in text else f"'{text}'"
        case _:
            return str(node.value)


def _within(node: Within) -> str:
    options = [written(option) for option in node.options]
    inside = "..".join(options) if node.span else f"({', '.join(options)})"
    return f"{_part(node.item, SUM)} {'not in' if node.negated else 'in'} {inside}"


def _arith(node: Arith) -> str:
    least = _level(node)
    # `a - (b - c)`: the right side must bind more tightly, or the reader would take it from the left.
    return f"{_part(node.left, least)} {node.op} {_part(node.right, least + 1)}"


def _call(node: Call) -> str:
    args = [written(arg) for arg in node.args]
    if node.name == "bands":
        steps = [f"{limit}:{rate}" for limit, rate in zip(args[1:-1:2], args[2:-1:2], strict=True)]
        args = [args[0], *steps, f"inf:{args[-1]}"]
    return f"{node.name}({', '.join(args)})"


# Any because each takes its own kind of node.
WRITERS: Mapping[type, Callable[[Any], str]] = {
    Name: lambda node: node.path,
    Lit: _literal,
    Every: lambda node: " and ".join(_part(part, NOT) for part in node.parts),
    Some: lambda node: " or ".join(_part(part, AND) for part in node.parts),
    Not: lambda node: f"not {_part(node.of, COMPARE)}",
    Compare: lambda node: f"{_part(node.left, SUM)} {node.op} {_part(node.right, SUM)}",
    Within: _within,
    Arith: _arith,
    Call: _call,
}


def written(node: Node) -> str:
    """The text of a parsed tree of a book with two minor digits: money in 元."""
    return WRITERS[type(node)](node)
