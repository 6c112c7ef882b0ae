"""A tree written for clerks and read again."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from jiayuan.benefits.engine.language.nodes import Node
from jiayuan.benefits.engine.language.parser import parse
from jiayuan.benefits.engine.sheets.printing import decimal, written
from tests.benefits.engine.language.test_round_trip import trees


@given(trees)
def test_any_tree_survives(tree: Node) -> None:
    assert parse(written(tree)) == tree


@pytest.mark.parametrize(
    "text",
    [
        "a or b and not c",
        "(a or b) and c",
        "a - (b - c) * 35%",
        "level not in 1..2",
        "kind in (x, y) and draws('z')",
        "min(12.5元, L * 0.5%)",
        "bands(x, 30000元:30%, inf:50%)",
        "birth >= d'1933-01-01'",
        'draws("it\'s")',
    ],
)
def test_it_reads_as_a_clerk_writes(text: str) -> None:
    assert written(parse(text)) == text


def test_numbers_lose_needless_zeros() -> None:
    assert [decimal(Fraction(text)) for text in ("600", "12.50", "0.05")] == ["600", "12.5", "0.05"]
