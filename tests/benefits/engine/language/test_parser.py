"""The grammar: precedence, limits, refusals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.cursor import MAX_DEPTH
from jiayuan.benefits.engine.language.nodes import Arith, Call, Compare, Every, Lit, Name, Not, Some, Within
from jiayuan.benefits.engine.language.parser import CALLS, parse


def test_and_binds_closer_than_or() -> None:
    assert parse("a or b and c") == Some((Name("a"), Every((Name("b"), Name("c")))))


def test_not_binds_to_the_comparison() -> None:
    assert parse("not a == 1") == Not(Compare("==", Name("a"), Lit("int", 1)))


def test_times_binds_closer_than_minus() -> None:
    found = parse("L - x * 2")
    assert isinstance(found, Arith)
    assert found.op == "-"
    assert found.right == Arith("*", Name("x"), Lit("int", 2))


def test_minus_leans_left() -> None:
    assert parse("a - b - c") == Arith("-", Arith("-", Name("a"), Name("b")), Name("c"))


def test_brackets_win() -> None:
    assert parse("(a or b) and c") == Every((Some((Name("a"), Name("b"))), Name("c")))


def test_a_span_and_a_list() -> None:
    assert parse("x in 1..3") == Within(Name("x"), (Lit("int", 1), Lit("int", 3)), span=True, negated=False)
    assert parse("x not in (a, b)") == Within(Name("x"), (Name("a"), Name("b")), span=False, negated=True)


def test_calls_take_arguments() -> None:
    assert parse("if(a, 1元, 2元)") == Call("if", (Name("a"), Lit("money", 100), Lit("money", 200)))


def test_constants_are_literals() -> None:
    assert parse("a == true") == Compare("==", Name("a"), Lit("bool", True))


@pytest.mark.parametrize("call", ["eval(a)", "open('x')", "__import__('os')", "print(a)", "getattr(a, b)", "len(a)"])
def test_other_calls_are_refused(call: str) -> None:
    with pytest.raises(BookError, match="不允许的函数"):
        parse(call)


@pytest.mark.parametrize(
    "broken", ["", "a and", "a ==", "(a", "a b", "a in", "a in (", "a not 1", "min(", "1 2", "a in 1"]
)
def test_broken_sentences_are_refused(broken: str) -> None:
    with pytest.raises(BookError):
        parse(broken)


def test_depth_is_bounded() -> None:
    assert parse("(" * (MAX_DEPTH - 2) + "a" + ")" * (MAX_DEPTH - 2)) == Name("a")
    with pytest.raises(BookError, match="嵌套"):
        parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH)


@given(st.text(alphabet="ab.()<>=!+-*, 0123456789元%'d\"inotrdha", max_size=60))
def test_any_text_gives_a_tree_or_a_book_error(text: str) -> None:
    try:
        parse(text)
    except BookError:
        return


def test_every_call_is_spelt_in_the_grammar() -> None:
    assert {"if", "or0", "has", "known", "draws", "age"} <= CALLS
