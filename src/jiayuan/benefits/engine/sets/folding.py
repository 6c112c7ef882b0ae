"""A question to a list over a whole set: every entry is answered once, then counted together by its unit."""

from __future__ import annotations

from dataclasses import dataclass

import ibis

from jiayuan.benefits.engine.columns import NO_NUMBER, Column, negated, outer, pick
from jiayuan.benefits.engine.language.kinds import kind_of
from jiayuan.benefits.engine.language.nodes import Fold
from jiayuan.benefits.engine.sets.board import Board
from jiayuan.benefits.engine.sets.compile import column, truth
from jiayuan.benefits.engine.sets.masks import missing
from jiayuan.benefits.engine.sets.spans import span

ZERO, ONE = ibis.literal(0, "int64"), ibis.literal(1, "int64")
YES, NO = ibis.literal(True), ibis.literal(False)


PARTS = ("belongs", "answer", "missing", "low", "high")


@dataclass(frozen=True, slots=True)
class Answers:
    """One entry's columns: whether it belongs, its answer, what keeps each open, and the bounds of the answer."""

    belongs: Column
    answer: Column
    missing: Column
    low: Column
    high: Column

    def named(self, number: int) -> dict[str, Column]:
        """The columns under names of this question's own."""
        return {f"{part}{number}": getattr(self, part) for part in PARTS}

    @classmethod
    def of(cls, entries: ibis.Table, number: int) -> Answers:
        return cls(*(entries[f"{part}{number}"] for part in PARTS))


def answers(node: Fold, board: Board) -> Answers:
    """The columns of one entry, read on the stage of entries."""
    belongs = YES if node.where is None else truth(node.where, board)
    why = ZERO if node.where is None else missing(node.where, board)
    if node.body is None:
        return Answers(belongs, YES, why, ZERO, ZERO)
    condition = kind_of(node.body) == "bool"
    answer = truth(node.body, board) if condition else column(node.body, board)
    low, high = (ZERO, ZERO) if condition else span(node.body, board)
    return Answers(belongs, answer, why | missing(node.body, board), low, high)


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of one question's columns after counting together."""

    value: str
    missing: str
    low: str
    high: str
    rows: str


def fields(number: int) -> Fields:
    return Fields(f"f{number}", f"fm{number}", f"fl{number}", f"fh{number}", f"fn{number}")


def _how_many(condition: Column) -> Column:
    return pick((condition, ONE), default=NO_NUMBER).count()


def _total(amounts: Column) -> Column:
    # DuckDB adds up in 128 bits, which Ibis does not know: its cast to 64 would be dropped as needless.
    return amounts.sum().cast("string").cast("int64")


def _masks(open_rows: Column, mask: Column) -> Column:
    return pick((open_rows, mask), default=ZERO).bit_or()


def _conditions(node: Fold, by: Answers) -> tuple[Column, Column]:
    """any, all, count: the answer, and which rows keep it open."""
    holds = negated(by.belongs) | by.answer if node.name == "all" else by.belongs & by.answer
    open_rows = holds.isnull()
    if node.name == "count":
        return pick((_how_many(open_rows) > 0, NO_NUMBER), default=_how_many(holds)), open_rows
    decided = node.name == "any"
    # One decisive entry settles it, else any unknown one leaves it open.
    settled = _how_many(holds if decided else negated(holds)) > 0
    found = pick(
        (settled, ibis.literal(decided)), (_how_many(open_rows) > 0, ibis.null("boolean")),
        default=ibis.literal(not decided),
    )  # fmt: skip
    return found, open_rows


def _numbers(node: Fold, by: Answers) -> tuple[Column, Column]:
    """sum, min_of, max_of: known when every entry that belongs is."""
    inside = negated(by.belongs).fill_null(NO) == NO
    open_rows = inside & (by.belongs.isnull() | by.answer.isnull())
    counted = pick((by.belongs, by.answer), default=NO_NUMBER)
    total = {"sum": _total(counted).fill_null(0), "min_of": counted.min(), "max_of": counted.max()}[node.name]
    return pick((_how_many(open_rows) > 0, NO_NUMBER), default=total), open_rows


def _ends(node: Fold, by: Answers) -> tuple[Column, Column]:
    """Bounds while the answer is open; NULL has no limit on that side."""
    sure, maybe = by.belongs.fill_null(NO), by.belongs.isnull()
    if node.name == "count":
        return _how_many(by.belongs & by.answer), _how_many((by.belongs & by.answer).fill_null(YES))
    ends = []
    for name, end in (("least", by.low), ("greatest", by.high)):
        if node.name == "sum":
            reach = pick((sure, end), (maybe, outer(name, [end, ZERO])), default=ZERO)
            total = _total(reach)
        else:
            reach = pick((sure | maybe, end), default=NO_NUMBER)
            total = reach.min() if name == "least" else reach.max()
        # An entry without a limit takes the limit from the whole; a sum in SQL would skip it.
        open_end = (sure | maybe) & end.isnull()
        ends.append(pick((_how_many(open_end) > 0, NO_NUMBER), default=total))
    return ends[0], ends[1]


def aggregates(node: Fold, number: int, by: Answers) -> dict[str, Column]:
    """The columns that count the entries of one question together."""
    named = fields(number)
    inside = negated(by.belongs).fill_null(NO) == NO
    conditions = node.name in ("any", "all", "count")
    found, open_rows = (_conditions if conditions else _numbers)(node, by)
    result = {named.value: found, named.missing: _masks(open_rows, by.missing), named.rows: _how_many(inside)}
    if node.name not in ("any", "all"):
        result[named.low], result[named.high] = _ends(node, by)
    return result
