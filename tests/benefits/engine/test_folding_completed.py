"""Questions to lists against every way in which the unknown may turn out, counted in plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.engine.bounds import limits
from jiayuan.benefits.engine.facts import KNOWN, NOTHING_KNOWN, Fact, FactDef
from jiayuan.benefits.engine.folding import fold
from jiayuan.benefits.engine.interpret import truth, value
from jiayuan.benefits.engine.language.nodes import FactRef, Fold, Lit, Node, Not
from jiayuan.benefits.engine.outcome import Out
from jiayuan.benefits.engine.scene import Scene
from tests.benefits.engine.toy import AS_OF

HERE, ASKED, SUM = FactRef("here", "bool", False), FactRef("asked", "bool", False), FactRef("fen", "money", False)
# Each fact with all that it may turn out to be.
RANGE: dict[str, tuple[Any, ...]] = {"here": (True, False), "asked": (True, False), "fen": (0, 1, 2)}
DEFINED = {"fen": FactDef("fen", "money", "金额", "amount", may_be_absent=False, low=0, high=2)}
QUESTIONS, AMOUNTS = ("any", "all", "count"), ("sum", "min_of", "max_of")
# One entry of a list: belongs, answers, amount; None is unknown.
Row = tuple[bool | None, bool | None, int | None]
booleans = st.sampled_from((True, False, None))
entries = st.lists(st.tuples(booleans, booleans, st.sampled_from((0, 1, 2, None))), max_size=3)
QUICK = settings(max_examples=60)


def scene(rows: Sequence[Row]) -> Scene:
    def entry(row: Row) -> Scene:
        named = zip(RANGE, row, strict=True)
        return Scene({code: NOTHING_KNOWN if one is None else Fact(KNOWN, one) for code, one in named}, {}, AS_OF)

    return Scene({}, {}, AS_OF, {"persons": tuple(map(entry, rows))})


def question(name: str, where: Node | None = HERE) -> Fold:
    return Fold(name, "persons", where, SUM if name in AMOUNTS else ASKED)


def asked(name: str, rows: Sequence[Row]) -> Out:
    return fold(question(name), scene(rows), truth, value)


def completions(rows: Sequence[Row]) -> Iterator[list[Row]]:
    open_ends = ((tuple(RANGE.values())[at] if one is None else (one,) for at, one in enumerate(row)) for row in rows)
    yield from map(list, product(*(tuple(product(*ends)) for ends in open_ends)))


def plainly(name: str, rows: Sequence[Row]) -> Any:
    """The question over rows of which everything is known; None is known absent."""
    answers = [answer for here, answer, _ in rows if here]
    amounts = [fen or 0 for here, _, fen in rows if here]
    match name:
        case "any" | "all" | "count":
            return {"any": any(answers), "all": all(answers), "count": answers.count(True)}[name]
        case "sum":
            return sum(amounts)
        case _:
            return (min if name == "min_of" else max)(amounts, default=None)


@pytest.mark.parametrize("name", [*QUESTIONS, *AMOUNTS])
@given(rows=entries)
@QUICK
def test_a_settled_answer_is_right_however_the_unknown_turns_out(name: str, rows: list[Row]) -> None:
    out = asked(name, rows)
    assert out.unknown or {plainly(name, whole) for whole in completions(rows)} == {out.value}


@pytest.mark.parametrize("name", QUESTIONS)
@given(rows=entries)
@QUICK
def test_an_open_question_may_still_turn_out_one_way_or_the_other(name: str, rows: list[Row]) -> None:
    if asked(name, rows).unknown:
        assert len({plainly(name, whole) for whole in completions(rows)}) > 1


@pytest.mark.parametrize("name", ["count", *AMOUNTS])
@given(rows=entries)
@QUICK
def test_bounds_hold_every_way_it_may_turn_out(name: str, rows: list[Row]) -> None:
    low, high = limits(question(name), scene(rows), DEFINED)
    found = [number for whole in completions(rows) if (number := plainly(name, whole)) is not None]
    assert all((low is None or low <= number) and (high is None or number <= high) for number in found)


@pytest.mark.parametrize("name", ["count", "sum"])
@given(rows=entries)
@QUICK
def test_the_ends_of_a_sum_can_be_reached(name: str, rows: list[Row]) -> None:
    found = {plainly(name, whole) for whole in completions(rows)}
    assert limits(question(name), scene(rows), DEFINED) == (min(found), max(found))


@pytest.mark.parametrize("name", [*QUESTIONS, *AMOUNTS])
@given(rows=entries)
@QUICK
def test_only_what_nobody_knows_is_missing(name: str, rows: list[Row]) -> None:
    unknown = {code for row in rows for code, one in zip(RANGE, row, strict=True) if one is None}
    out = asked(name, rows)
    assert out.missing <= unknown
    assert bool(out.missing) is out.unknown


@pytest.mark.parametrize("name", [*QUESTIONS, *AMOUNTS])
@given(rows=entries.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
@QUICK
def test_the_order_of_a_list_says_nothing(name: str, rows: tuple[list[Row], list[Row]]) -> None:
    assert asked(name, rows[0]) == asked(name, rows[1])


@pytest.mark.parametrize("name", [*QUESTIONS, *AMOUNTS])
@given(rows=entries, stranger=st.tuples(st.just(False), booleans, st.just(None)))
@QUICK
def test_who_does_not_belong_changes_nothing(name: str, rows: list[Row], stranger: Row) -> None:
    assert asked(name, [*rows, stranger]) == asked(name, rows)


@given(entries)
@QUICK
def test_all_is_that_nobody_is_otherwise(rows: list[Row]) -> None:
    nobody = Not(Fold("any", "persons", HERE, Not(ASKED)))
    assert truth(nobody, scene(rows)) == asked("all", rows)


@given(entries)
@QUICK
def test_a_count_without_a_question_counts_who_belongs(rows: list[Row]) -> None:
    each = Fold("count", "persons", HERE, Lit("bool", True))
    assert value(Fold("count", "persons", HERE, None), scene(rows)) == value(each, scene(rows))


@pytest.mark.parametrize("name", [*QUESTIONS, *AMOUNTS])
def test_without_a_condition_everybody_belongs(name: str) -> None:
    rows: list[Row] = [(True, True, 1), (True, False, 2)]
    outsiders = [(False, answer, fen) for _, answer, fen in rows]
    assert fold(question(name, None), scene(outsiders), truth, value) == asked(name, rows)


@pytest.mark.parametrize("name", ["sum", "min_of", "max_of", "count"])
def test_of_a_list_nobody_named_only_a_count_has_a_floor(name: str) -> None:
    floor = 0 if name == "count" else None
    assert limits(question(name), Scene({}, {}, AS_OF), DEFINED) == (floor, None)
