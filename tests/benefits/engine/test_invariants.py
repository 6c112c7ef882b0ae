"""What holds for every policy that can be written: nothing is guessed, and a question always helps."""

from __future__ import annotations

from hypothesis import given, settings

from jiayuan.benefits.engine.assess import assess, gates_of
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.bounds import limits
from jiayuan.benefits.engine.facts import Facts
from jiayuan.benefits.engine.interpret import truth, value
from jiayuan.benefits.engine.result import FIRST_GATE, Result
from jiayuan.benefits.engine.trace import deciding, trace
from tests.benefits.engine.generated import amounts, gates, hidden, partial, rows, standing, whole, without
from tests.benefits.engine.toy import policy_of, tree

# Deep expressions are slow to draw.
FEW, MANY = settings(max_examples=40), settings(max_examples=100)
Gates, Rows = list[tuple[str, bool]], list[tuple[str, str]]


def judged(book: RuleBook, at: Gates, lines: Rows, facts: Facts) -> Result:
    return assess(policy_of(book, at, lines), standing(facts, book), book)


@given(gates, rows, whole, hidden)
@MANY
def test_less_known_is_the_same_decision_or_an_open_one(
    book: RuleBook, at: Gates, lines: Rows, facts: Facts, hide: set[str]
) -> None:
    full, less = judged(book, at, lines, facts), judged(book, at, lines, without(facts, *hide))
    # Of two closed doors the other may be named; a row that pays stays the same row.
    assert less.status == "unknown" or (less.status, less.row, less.amount) == (full.status, full.row, full.amount)


@given(gates, rows, whole, hidden)
@MANY
def test_the_bounds_of_an_open_decision_hold_the_true_amount(
    book: RuleBook, at: Gates, lines: Rows, facts: Facts, hide: set[str]
) -> None:
    full, less = judged(book, at, lines, facts), judged(book, at, lines, without(facts, *hide))
    assert full.amount is not None
    assert less.low <= full.amount
    assert less.high is None or full.amount <= less.high


@given(gates, rows, partial)
@FEW
def test_an_amount_is_only_given_with_a_definite_decision(book: RuleBook, at: Gates, lines: Rows, facts: Facts) -> None:
    result = judged(book, at, lines, facts)
    assert (result.amount is None) is (result.status == "unknown")
    assert (result.amount or 0) >= 0
    if result.amount is not None:
        assert (result.low, result.high, result.missing) == (result.amount, result.amount, ())


@given(gates, rows, partial)
@FEW
def test_an_open_decision_names_what_is_missing(book: RuleBook, at: Gates, lines: Rows, facts: Facts) -> None:
    result = judged(book, at, lines, facts)
    assert bool(result.missing) is (result.status == "unknown")
    assert result.high is None or result.low <= result.high


@given(gates, rows, partial)
@FEW
def test_the_code_is_the_first_failed_gate(book: RuleBook, at: Gates, lines: Rows, facts: Facts) -> None:
    result = judged(book, at, lines, facts)
    marks = gates_of(policy_of(book, at, lines), standing(facts, book))
    failed = [number for number, out in enumerate(marks) if not out.unknown and not out.yes]
    assert (result.code <= FIRST_GATE) is bool(failed)
    if failed:
        assert result.code == FIRST_GATE - failed[0]


@given(gates, rows, partial)
@FEW
def test_a_yes_is_the_first_row_that_is_not_a_no(book: RuleBook, at: Gates, lines: Rows, facts: Facts) -> None:
    result, policy = judged(book, at, lines, facts), policy_of(book, at, lines)
    if result.row is not None:
        outs = [truth(row.when, standing(facts, book)) for row in policy.rows]
        assert outs[result.row - 1].yes
        assert not any(out.yes or out.unknown for out in outs[: result.row - 1])


@given(gates, rows, partial)
@FEW
def test_the_trace_decides_like_the_decision(book: RuleBook, at: Gates, lines: Rows, facts: Facts) -> None:
    policy, here = policy_of(book, at, lines), standing(facts, book)
    result, step = assess(policy, here, book), deciding(trace(policy, here, book))
    if step is None:
        assert result.code == 0
    elif step.part == "row":
        assert result.code == int(step.id[1:]) + 1 or result.status == "unknown"
    else:
        assert step.mark == ("no" if result.status == "no" else "unknown")


@given(gates, rows, whole, hidden)
@MANY
def test_answering_what_is_missing_ends_in_a_decision(
    book: RuleBook, at: Gates, lines: Rows, facts: Facts, hide: set[str]
) -> None:
    asked, rounds = set(hide), 0
    while (result := judged(book, at, lines, without(facts, *asked))).status == "unknown":
        asked -= set(result.missing)
        rounds += 1
        assert rounds <= len(hide)
    full = judged(book, at, lines, facts)
    assert (result.status, result.row, result.amount) == (full.status, full.row, full.amount)


@given(amounts, whole, hidden)
@MANY
def test_limits_hold_every_value_that_may_come(book: RuleBook, source: str, facts: Facts, hide: set[str]) -> None:
    node = tree(source, book)
    out = value(node, standing(facts, book))
    low, high = limits(node, standing(without(facts, *hide), book), book.facts)
    assert isinstance(out.value, int)
    assert low is None or low <= out.value
    assert high is None or out.value <= high


@given(amounts, whole)
@FEW
def test_limits_meet_where_all_is_known(book: RuleBook, source: str, facts: Facts) -> None:
    node, here = tree(source, book), standing(facts, book)
    out = value(node, here)
    assert limits(node, here, book.facts) == (out.value, out.value)


@given(amounts, whole, hidden, hidden)
@MANY
def test_knowing_more_never_widens_the_limits(
    book: RuleBook, source: str, facts: Facts, hide: set[str], more: set[str]
) -> None:
    node = tree(source, book)
    low, high = limits(node, standing(without(facts, *hide), book), book.facts)
    wide_low, wide_high = limits(node, standing(without(facts, *hide, *more), book), book.facts)
    assert wide_low is None or (low is not None and wide_low <= low)
    assert wide_high is None or (high is not None and high <= wide_high)


@given(gates, rows, partial)
@FEW
def test_the_same_question_has_the_same_answer(book: RuleBook, at: Gates, lines: Rows, facts: Facts) -> None:
    assert judged(book, at, lines, facts) == judged(book, at, lines, dict(reversed(facts.items())))
