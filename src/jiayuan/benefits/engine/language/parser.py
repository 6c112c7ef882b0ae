"""Recursive descent over the grammar of spec/benefits.md 4.2; by allow-list, bounded in depth."""

from __future__ import annotations

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.cursor import Cursor
from jiayuan.benefits.engine.language.lists import FOLDS
from jiayuan.benefits.engine.language.literals import MAJOR, literal
from jiayuan.benefits.engine.language.nodes import Arith, Call, Compare, Every, Lit, Name, Node, Not, Some, Within
from jiayuan.benefits.engine.language.signs import COMPARE

# The whole language: a name that is not here is refused, never looked up.
CALLS = frozenset(
    {"min", "max", "if", "div", "has", "known", "or0", "age", "draws", "add_months", "months_between", "bands", *FOLDS},
)
CONSTANTS = {"true": Lit("bool", True), "false": Lit("bool", False)}
RESERVED = frozenset({"and", "or", "not", "in"})


def _expr(reader: Cursor) -> Node:
    reader.down()
    parts = [_all(reader)]
    while reader.take("or"):
        parts.append(_all(reader))
    reader.up()
    return parts[0] if len(parts) == 1 else Some(tuple(parts))


def _all(reader: Cursor) -> Node:
    parts = [_not(reader)]
    while reader.take("and"):
        parts.append(_not(reader))
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def _not(reader: Cursor) -> Node:
    return Not(_compare(reader)) if reader.take("not") else _compare(reader)


def _compare(reader: Cursor) -> Node:
    left = _sum(reader)
    sign = reader.take(*COMPARE)
    if sign is not None:
        return Compare(sign.text, left, _sum(reader))
    negated = reader.take("not") is not None
    if reader.take("in"):
        return _within(reader, left, negated)
    if negated:
        reader.need("in")
    return left


def _within(reader: Cursor, item: Node, negated: bool) -> Within:
    if not reader.take("("):
        low = _value(reader)
        reader.need("..")
        return Within(item, (low, _value(reader)), span=True, negated=negated)
    options = [_value(reader)]
    while reader.take(","):
        options.append(_value(reader))
    reader.need(")")
    return Within(item, tuple(options), span=False, negated=negated)


def _value(reader: Cursor) -> Node:
    """A literal or a name: what may stand in a list or a span."""
    token = reader.next()
    if token.kind == "name" and token.text not in RESERVED:
        return CONSTANTS.get(token.text, Name(token.text))
    return literal(token, reader.major)


def _sum(reader: Cursor) -> Node:
    left = _product(reader)
    while sign := reader.take("+", "-"):
        left = Arith(sign.text, left, _product(reader))
    return left


def _product(reader: Cursor) -> Node:
    left = _unit(reader)
    while reader.take("*"):
        left = Arith("*", left, _unit(reader))
    return left


def _unit(reader: Cursor) -> Node:
    if reader.take("("):
        inner = _expr(reader)
        reader.need(")")
        return inner
    token = reader.now
    if token.kind == "name" and reader.tokens[reader.at + 1].text == "(":
        return _call(reader)
    return _value(reader)


def _call(reader: Cursor) -> Call:
    name = reader.next().text
    if name not in CALLS:
        raise BookError(reader.source, f"不允许的函数: {name}")
    reader.need("(")
    args = [_expr(reader)]
    while reader.take(","):
        args += _step(reader) if name == "bands" else [_expr(reader)]
    reader.need(")")
    return Call(name, tuple(args))


def _step(reader: Cursor) -> list[Node]:
    """One step of `bands`: `30000元:30%`, the last one `inf:50%` (its limit is left out of the tree)."""
    limit = [] if reader.take("inf") else [_value(reader)]
    reader.need(":")
    return [*limit, _value(reader)]


def parse(source: str, major: int = MAJOR) -> Node:
    """The tree of an expression; raises BookError naming the place of the first fault."""
    reader = Cursor(source, major)
    tree = _expr(reader)
    if reader.now.kind != "end":
        raise BookError(source, f"第 {reader.now.at + 1} 个字符起多余: {reader.now.text!r}")
    return tree
