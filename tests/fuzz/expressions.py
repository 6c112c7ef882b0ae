"""Expressions of the rule book's language: grown from its grammar, then damaged; deep nests, foreign words."""

from __future__ import annotations

from random import Random

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.cursor import MAX_DEPTH
from jiayuan.benefits.engine.language.lexer import MAX_CHARS, tokens
from jiayuan.benefits.engine.language.nodes import Call, Lit, Name, Node
from jiayuan.benefits.engine.language.parser import CALLS, RESERVED, parse
from jiayuan.benefits.engine.language.walk import walk
from tests.fuzz.dice import damaged, digits, pick
from tests.fuzz.refusals import tried

LITERALS = (
    "600元",
    "0.5元",
    "0.001元",
    "60000fen",
    "12%",
    "3.25",
    "18",
    "d'2026-03-01'",
    "d'2026-13-45'",
    "true",
    "'甲'",
    '"b"',
)
NAMES = (
    "person.age",
    "hukou",
    "dis.level",
    "elder.assessed",
    "relief.status",
    "a.b.c.d",
    "x",
    "in",
    "not",
    "__import__",
)
SIGNS = (
    "==",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "+",
    "-",
    "*",
    " and ",
    " or ",
    " in ",
    " not in ",
    "..",
    "**",
    "/",
    "=",
    "&&",
)
FUNCTIONS = sorted(CALLS)
FOREIGN = ("eval", "open", "lambda", "exec", "__class__", "import os", ";", "{{", "${", "\\x00", "=cmd|' /C calc'!A0")


def leaf(rng: Random) -> str:
    return pick(rng, LITERALS) if rng.random() < 0.5 else pick(rng, NAMES)


def grown(rng: Random, depth: int) -> str:
    if depth <= 0 or rng.random() < 0.25:
        return leaf(rng)
    left, right = grown(rng, depth - 1), grown(rng, depth - 1)
    forms = (
        f"({left})",
        f"not {left}",
        f"{left}{pick(rng, SIGNS)}{right}",
        f"{pick(rng, FUNCTIONS)}({left}, {right})",
        f"{left} in ({leaf(rng)}, {leaf(rng)})",
        f"{left} in {leaf(rng)}..{leaf(rng)}",
        f"{pick(rng, FOREIGN)}({left})",
    )
    return pick(rng, forms)


def nested(rng: Random) -> str:
    deep = rng.randrange(1, 400)
    return (
        "(" * deep + "1" + ")" * rng.choice((deep, deep - 1, deep + 1)) if rng.random() < 0.5 else "not " * deep + "x"
    )


def long(rng: Random) -> str:
    return " and ".join(f"x{digits(rng, 3)} == {digits(rng, 4)}" for _ in range(rng.randrange(1, 150)))


def make(rng: Random) -> str:
    chance = rng.random()
    text = nested(rng) if chance < 0.04 else long(rng) if chance < 0.06 else grown(rng, 3)
    return damaged(rng, text, 0.25)


def check(source: str) -> None:
    """A tree of the language only, or one BookError that says where; never anything Python would run."""
    tree, wrong = tried(parse, source, BookError)
    if wrong is not None:
        assert wrong.where
        assert wrong.what
        assert len(wrong.what) <= MAX_CHARS + 120
    if tree is not None:
        _holds_of_tree(source, tree)


def _holds_of_tree(source: str, tree: Node) -> None:
    assert len(source) <= MAX_CHARS
    found = list(walk(tree))
    assert all(node.name in CALLS for node in found if isinstance(node, Call))
    assert not [node for node in found if isinstance(node, Name) and node.path in RESERVED]
    assert all(not isinstance(node.value, float) for node in found if isinstance(node, Lit))
    assert parse(source) == tree
    spread = " ".join(token.text for token in tokens(source))
    assert len(spread) > MAX_CHARS or parse(spread) == tree
    assert len(source) > MAX_CHARS - 2 or source.count("(") >= MAX_DEPTH - 2 or parse(f"({source})") == tree
