"""Bounds over a set are those of the explainer."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.parity import parity
from jiayuan.benefits.engine.setrun import SetRunner, arrow_people
from jiayuan.benefits.engine.sets.plan import plan
from tests.benefits.engine.sets.asked import reading
from tests.benefits.engine.toy import AS_OF, gate, only, policy_of, row, toy


def one_row(folder: Path, pay: str) -> dict[str, object]:
    """The decision for somebody of whom only the hukou is known."""
    book = toy(folder, rows=[row("hukou", pay)])
    people = arrow_people({"person": ["1"], "hukou": [True], "hukou__state": [2]}, book)
    with SetRunner(people, book, AS_OF) as runner:
        found: dict[str, object] = runner.policy(only(book)).rows.to_pylist()[0]
    return found


@pytest.mark.parametrize(
    ("pay", "low", "high"),
    [
        ("L - or0(income)", 0, 120_000),
        ("or0(income)", 0, None),
        ("min(or0(income), L)", 0, 120_000),
        ("max(rent, L)", 120_000, 500_000),
        ("if(kind == a, 400元, 320元)", 32_000, 40_000),
        ("rent * 50%", 0, 250_000),
        ("div(rent, 2)", 0, 250_000),
    ],
)
def test_bounds_of_an_unknown_amount(pay: str, low: int, high: int | None, tmp_path: Path) -> None:
    found = one_row(tmp_path, pay)
    assert (found["code"], found["amount"], found["low"], found["high"]) == (-1, None, low, high)


def test_bounds_over_several_possible_rows(tmp_path: Path) -> None:
    rows = [row("kind == a", "L"), row("level == 1", "L - or0(income)"), row("hukou", "rent")]
    book = toy(tmp_path, who=[gate("age > 10")], rows=rows)
    assert parity(book, 1_500, 3, AS_OF) == []


@pytest.mark.parametrize("step", ["(%s) * 50%%", "max(%s, L)", "if(hukou, %s, L)"])
def test_a_nested_amount_does_not_blow_up_the_query(step: str, book: RuleBook) -> None:
    """Limits repeat an amount's text; four corners a level made 260 MB of four of them."""
    pay = "or0(income)"
    for _ in range(4):
        pay = step % pay
    assert len(plan(reading(policy_of(book, [], [("kind == a", pay)])), book, AS_OF).sql) < 150_000
