"""Text is asked whether `int` can read it by the one question that says so: ² is a digit and no decimal."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.architecture.source import dotted, python_files, tree

# Bytes have ASCII digits only.
OF_BYTES = {"jiayuan.ledgers.exchange.rules.scan"}


def wrong_guards(module: ast.AST) -> Iterator[int]:
    """Lines of functions that ask `x.isdigit()` of text that is not said to be ASCII, and then read `int(x)`."""
    for function in ast.walk(module):
        if not isinstance(function, ast.FunctionDef):
            continue
        asked: dict[str, set[str]] = {"isdigit": set(), "isascii": set()}
        read: set[str] = set()
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in asked:
                asked[node.func.attr].add(ast.unparse(node.func.value))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "int" and node.args:
                read.add(ast.unparse(node.args[0]))
        if (asked["isdigit"] - asked["isascii"]) & read:
            yield function.lineno


def test_whatever_is_asked_can_be_read() -> None:
    files = [file for file in python_files() if dotted(file) not in OF_BYTES]
    found = [f"{dotted(file)}:{line}" for file in files for line in wrong_guards(tree(file))]
    assert found == [], "ask isdecimal() before int()"


@pytest.mark.parametrize(
    ("guard", "wrong"),
    [("x.isdigit()", True), ("x.isdecimal()", False), ("x.isascii() and x.isdigit()", False), ("y.isdigit()", False)],
)
def test_the_walk_sees_a_wrong_guard(guard: str, wrong: bool) -> None:
    text = f"def read(x, y):\n    return int(x) if {guard} else None\n"
    assert bool(list(wrong_guards(ast.parse(text)))) is wrong


@given(st.text(min_size=1, max_size=4))
def test_a_decimal_can_be_read(text: str) -> None:
    if text.isdecimal():
        assert int(text) >= 0
