"""Missing never yields an amount: each fact of each policy is removed in turn, of units and of lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import pytest

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import KNOWN, Fact, Facts
from jiayuan.benefits.engine.worked import Worked, run_case, worked_cases

PAID = [case for case in worked_cases(load_book()) if int(str(case.expect.get("code", 0))) > 0]
ROWS = {(case.policy, case.expect["code"]): case for case in reversed(PAID)}


def places(case: Worked) -> Iterator[tuple[Facts, Callable[[Facts], Worked]]]:
    """Where facts stand in a case, the unit and each entry of its lists, and how to put others there."""
    yield case.facts, lambda facts: replace(case, facts=facts)
    for source, rows in case.lists.items():
        for at, entry in enumerate(rows):
            before, after = rows[:at], rows[at + 1 :]
            yield entry, partial(_with_rows, case, source, before, after)


def _with_rows(case: Worked, source: str, before: Sequence[Facts], after: Sequence[Facts], facts: Facts) -> Worked:
    return replace(case, lists={**case.lists, source: (*before, facts, *after)})


def without(facts: Facts, code: str) -> Facts:
    return {name: fact for name, fact in facts.items() if name != code}


def lesser(case: Worked) -> Iterator[tuple[str, Worked]]:
    """The case with one fact or one list left out, each in turn."""
    for facts, put in places(case):
        yield from ((code, put(without(facts, code))) for code in facts)
    yield from (
        (source, replace(case, lists={k: v for k, v in case.lists.items() if k != source})) for source in case.lists
    )


@pytest.mark.parametrize("case", PAID, ids=lambda case: case.where)
def test_without_a_fact_the_amount_is_the_same_or_none(case: Worked, beijing: RuleBook) -> None:
    whole = run_case(case, beijing)
    # The entries of lists are many: one case of each row tries them all.
    first = case is ROWS[case.policy, case.expect["code"]]
    for code, one in lesser(case) if first else ((c, replace(case, facts=without(case.facts, c))) for c in case.facts):
        result = run_case(one, beijing)
        assert result.amount in (None, whole.amount), code
        assert result.low <= (whole.amount or 0) <= (10**12 if result.high is None else result.high), code


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_without_an_income_that_counts_there_is_no_amount(row: tuple[str, int], beijing: RuleBook) -> None:
    """Where other sums would give another answer, an unknown one gives none."""
    for facts, put in places(ROWS[row]):
        for code in (code for code in facts if beijing.facts[code].kind == "money"):
            others = (put({**facts, code: Fact(KNOWN, fen)}) for fen in (0, 100, 10_000_000))
            if len({(run_case(one, beijing).code, run_case(one, beijing).amount) for one in others}) > 1:
                result = run_case(put(without(facts, code)), beijing)
                assert (result.status, result.amount, result.missing) == ("unknown", None, (code,))
