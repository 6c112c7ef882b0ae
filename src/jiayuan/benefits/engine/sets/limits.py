"""Lowest and highest amount while a decision is open: the column twin of `reach`."""

from __future__ import annotations

import ibis

from jiayuan.benefits.engine.columns import BIG, NO_NUMBER, Column, negated, outer, pick
from jiayuan.benefits.engine.policy import Policy, Row
from jiayuan.benefits.engine.result import FIRST_GATE
from jiayuan.benefits.engine.sets.board import Board
from jiayuan.benefits.engine.sets.gathered import bounds_of_rows
from jiayuan.benefits.engine.sets.lines import any_of, gate_columns, row_columns
from jiayuan.benefits.engine.sets.spans import Span, span

ZERO = ibis.literal(0, "int64")


def _spans(rows: tuple[Row, ...], board: Board) -> list[Span]:
    """Bounds of each row's pay; a ruling may turn out anything up to the most any line pays."""
    paid = {row.id: span(row.pay, board) for row in rows if row.pay is not None}
    most = outer("greatest", [high for _, high in paid.values()])
    return [paid.get(row.id, (ZERO, most)) for row in rows]


def _possible(policy: Policy, board: Board) -> Span:
    """Bounds over every row that may still be the one, and nothing unless one is certain."""
    lows, highs, settled = [], [], ibis.literal(False)
    # NULL limits are stood in for by a number no amount reaches, as LEAST and GREATEST would skip them.
    for line, (low, high) in zip(row_columns(policy, board), _spans(policy.rows, board), strict=True):
        out = (line.isnull() | line) & negated(settled)
        lows.append(pick((out, low.fill_null(-BIG)), default=ibis.literal(BIG, "int64")))
        highs.append(pick((out, high.fill_null(BIG)), default=ibis.literal(-BIG, "int64")))
        settled = settled | line.fill_null(False)
    lows.append(pick((settled, ibis.literal(BIG, "int64")), default=ZERO))
    highs.append(pick((settled, ibis.literal(-BIG, "int64")), default=ZERO))
    return ibis.least(*lows), ibis.greatest(*highs)


def bounds_of(policy: Policy, board: Board, code: Column, amount: Column) -> Span:
    """Lowest and highest amount: the amount itself once it is settled."""
    gates_open = any_of([gate.isnull() for gate in gate_columns(policy.gates, board)])
    if policy.gather == "first":
        low, high = _possible(policy, board)
        high = ibis.greatest(high, ZERO)
    else:
        low, high = bounds_of_rows(policy, board)
        # GREATEST would skip the NULL of no limit; `_possible` stands a number in for it.
        high = pick((high.isnull(), NO_NUMBER), default=ibis.greatest(high, ZERO))
    low = pick((gates_open, ZERO), default=ibis.greatest(low, ZERO))
    still_open = (code < 0) & (code > FIRST_GATE)
    return pick((still_open, low), default=amount), pick((still_open, high.nullif(BIG)), default=amount)
