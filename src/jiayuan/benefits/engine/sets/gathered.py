"""Rows that count together (sum, lowest, highest) as columns: the twin of `gather`."""

from __future__ import annotations

from functools import reduce
from operator import add

import ibis

from jiayuan.benefits.engine.columns import NO_NUMBER, Column, outer, pick, union
from jiayuan.benefits.engine.policy import Policy, Row
from jiayuan.benefits.engine.result import NEEDS_RULING, NO_ROW
from jiayuan.benefits.engine.sets.board import Board
from jiayuan.benefits.engine.sets.compile import column
from jiayuan.benefits.engine.sets.lines import any_of, row_columns
from jiayuan.benefits.engine.sets.masks import missing
from jiayuan.benefits.engine.sets.spans import Span, span

ZERO = ibis.literal(0, "int64")
NO = ibis.literal(False)


def _lines(policy: Policy, board: Board) -> list[tuple[Row, Column]]:
    return list(zip(policy.rows, row_columns(policy, board), strict=True))


def _pay(row: Row, board: Board) -> Column:
    return NO_NUMBER if row.pay is None else ibis.greatest(column(row.pay, board), ZERO)


def mask_of_rows(policy: Policy, board: Board) -> Column:
    """What any row that may hold, and the amount of any row that holds, still misses."""
    lines = _lines(policy, board)
    of_conditions = [pick((line.isnull(), missing(row.when, board)), default=ZERO) for row, line in lines]
    of_amounts = [pick((line, missing(row.pay, board)), default=ZERO) for row, line in lines if row.pay is not None]
    return union([*of_conditions, *of_amounts])


def codes_of_rows(policy: Policy, board: Board, lacking: Column, still_open: Column) -> list[tuple[Column, Column]]:
    """Branches after the gates: a ruling that is open, what is missing, then the row that is named."""
    lines = _lines(policy, board)
    rulings = any_of([line.fill_null(NO) for row, line in lines if row.pay is None])
    branches = [(rulings, ibis.literal(NEEDS_RULING, "int64")), (lacking != 0, still_open)]
    amount = amount_of_rows(policy, board)
    for number, (row, line) in enumerate(lines, 1):
        if row.pay is not None:
            named = line if policy.gather == "sum" else line & (_pay(row, board) == amount)
            branches.append((named, ibis.literal(number, "int64")))
    return [*branches, (ibis.literal(True), ibis.literal(NO_ROW, "int64"))]


def amount_of_rows(policy: Policy, board: Board) -> Column:
    """The amount when every row is settled; NULL where no row holds."""
    paid = [pick((line, _pay(row, board)), default=NO_NUMBER) for row, line in _lines(policy, board) if row.pay]
    if policy.gather == "sum":
        return reduce(add, (pay.fill_null(0) for pay in paid))
    if len(paid) == 1:
        return paid[0]
    # Rows that do not hold are NULL, which LEAST and GREATEST skip.
    return ibis.least(*paid) if policy.gather == "min" else ibis.greatest(*paid)


def _reach(row: Row, board: Board) -> Span:
    return (ZERO, NO_NUMBER) if row.pay is None else span(row.pay, board)


def _added(policy: Policy, board: Board) -> Span:
    ends: list[Column] = []
    for at, name in enumerate(("least", "greatest")):
        parts = []
        for row, line in _lines(policy, board):
            end = _reach(row, board)[at]
            parts.append(pick((line, end), (line.isnull(), outer(name, [end, ZERO])), default=ZERO))
        ends.append(reduce(add, parts))
    return ends[0], ends[1]


def _extreme(name: str, parts: list[tuple[Column, Column]]) -> Column:
    """The outermost of (does it count, end): NULL when a counting end is open, or nothing counts."""
    ends = [pick((counts, end), default=NO_NUMBER) for counts, end in parts]
    found = ends[0] if len(ends) == 1 else (ibis.least(*ends) if name == "least" else ibis.greatest(*ends))
    return pick((any_of([counts & end.isnull() for counts, end in parts]), NO_NUMBER), default=found)


def bounds_of_rows(policy: Policy, board: Board) -> Span:
    """How low and how high the rows may come out together; nothing where no row is certain."""
    if policy.gather == "sum":
        return _added(policy, board)
    lines = _lines(policy, board)
    spans = [_reach(row, board) for row, _ in lines]
    maybe = [line.isnull() | line for _, line in lines]
    sure = [line.fill_null(NO) for _, line in lines]
    nothing = (~any_of(sure), ZERO)
    low = _extreme("least", [*zip(maybe, (low for low, _ in spans), strict=True), nothing])
    high = _extreme("greatest", [*zip(maybe, (high for _, high in spans), strict=True), nothing])
    # A certain row is a floor under the highest, and a ceiling over the lowest; one without a limit bounds nothing.
    at = 0 if policy.gather == "max" else 1
    ends = [pick((one, reach[at]), default=NO_NUMBER) for one, reach in zip(sure, spans, strict=True)]
    if policy.gather == "max":
        return (ends[0] if len(ends) == 1 else ibis.greatest(*ends)).fill_null(low), high
    return low, (ends[0] if len(ends) == 1 else ibis.least(*ends)).fill_null(high)
