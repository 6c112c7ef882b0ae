"""From conditions to missing facts, code and amount: the order of `assess`, written as CASE WHEN."""

from __future__ import annotations

import ibis

from jiayuan.benefits.engine.columns import NO_NUMBER, Column, negated, pick, union
from jiayuan.benefits.engine.policy import Policy
from jiayuan.benefits.engine.result import FIRST_GATE, NEEDS_RULING, NO_FIGURE, NO_ROW, SOURCE_DOWN, UNKNOWN_FACT
from jiayuan.benefits.engine.sets.board import Board
from jiayuan.benefits.engine.sets.compile import column
from jiayuan.benefits.engine.sets.frame import Frame
from jiayuan.benefits.engine.sets.gathered import amount_of_rows, codes_of_rows, mask_of_rows
from jiayuan.benefits.engine.sets.lines import any_of, gate_columns, row_columns
from jiayuan.benefits.engine.sets.masks import missing

ZERO = ibis.literal(0, "int64")


def _open(mask: Column, board: Board, down: int) -> Column:
    """Which unknown: no figure for the day, a source down, or facts."""
    figures = sum(board.param_bits.values())
    code = ibis.literal(UNKNOWN_FACT, "int64")
    if down:
        code = pick(((mask & down) != 0, ibis.literal(SOURCE_DOWN, "int64")), default=code)
    return pick(((mask & figures) != 0, ibis.literal(NO_FIGURE, "int64")), default=code) if figures else code


def _mask(policy: Policy, board: Board) -> Column:
    """Missing facts: of all unknown gates, else of the first row that is not ruled out (or of its amount)."""
    gates = gate_columns(policy, board)
    of_gates = union([missing(gate.when, board) for gate in policy.gates])
    branches = [(any_of([gate.isnull() for gate in gates]), of_gates)]
    if policy.gather != "first":
        return pick(*branches, default=mask_of_rows(policy, board))
    for row, line in zip(policy.rows, row_columns(policy, board), strict=True):
        branches.append((line.isnull(), missing(row.when, board)))
        branches.append((line, missing(row.pay, board) if row.pay is not None else ZERO))
    return pick(*branches, default=ZERO)


def _code(policy: Policy, board: Board, stage: ibis.Table, down: int) -> Column:
    gates = gate_columns(policy, board)
    still_open = _open(stage["missing"], board, down)
    branches = [(negated(gate), ibis.literal(FIRST_GATE - index, "int64")) for index, gate in enumerate(gates)]
    branches.append((any_of([gate.isnull() for gate in gates]), still_open))
    if policy.gather != "first":
        branches += codes_of_rows(policy, board, stage["missing"], still_open)
        return pick(*branches, default=ibis.literal(NO_ROW, "int64"))
    for number, (row, line) in enumerate(zip(policy.rows, row_columns(policy, board), strict=True), 1):
        settled = NEEDS_RULING if row.pay is None else number
        branches.append((line.isnull(), still_open))
        branches.append((line & (stage["missing"] != 0), still_open))
        if row.pay is not None:
            # A share of nothing has no amount though every fact is known: open, never a row paid with NULL.
            branches.append((line & column(row.pay, board).isnull(), still_open))
        branches.append((line, ibis.literal(settled, "int64")))
    return pick(*branches, default=ibis.literal(NO_ROW, "int64"))


def _amount(policy: Policy, board: Board, stage: ibis.Table) -> Column:
    """Fen when settled: the row's pay, nothing for a no, NULL while open."""
    branches = [
        (stage["code"] == number, ibis.greatest(column(row.pay, board), ZERO))
        for number, row in enumerate(policy.rows, 1)
        if row.pay is not None
    ]
    settled = (stage["code"] == NO_ROW) | (stage["code"] <= FIRST_GATE)
    if policy.gather != "first":
        return pick((stage["code"] > 0, amount_of_rows(policy, board)), (settled, ZERO), default=NO_NUMBER)
    return pick(*branches, (settled, ZERO), default=NO_NUMBER)


def settle(stage: ibis.Table, frame: Frame, down: frozenset[str]) -> ibis.Table:
    """Stages that turn conditions into missing facts, code and amount, each read by the next."""
    policy = frame.policy
    stage = stage.mutate(missing=_mask(policy, frame.board(stage)))
    bits = sum(1 << index for index, code in enumerate(frame.codes) if code in down)
    stage = stage.mutate(code=_code(policy, frame.board(stage), stage, bits))
    return stage.mutate(amount=_amount(policy, frame.board(stage), stage))
