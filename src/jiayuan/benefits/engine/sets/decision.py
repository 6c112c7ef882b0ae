"""From conditions to missing facts, code and amount: the order of `assess`, written as CASE WHEN."""

from __future__ import annotations

import ibis

from jiayuan.benefits.engine.columns import NO_NUMBER, Column, negated, pick, union
from jiayuan.benefits.engine.policy import Policy
from jiayuan.benefits.engine.result import FIRST_GATE, NEEDS_RULING, NO_FIGURE, NO_ROW, SOURCE_DOWN, UNKNOWN_FACT
from jiayuan.benefits.engine.sets.board import Board
from jiayuan.benefits.engine.sets.compile import column
from jiayuan.benefits.engine.sets.gathered import amount_of_rows, codes_of_rows, mask_of_rows
from jiayuan.benefits.engine.sets.limits import bounds_of
from jiayuan.benefits.engine.sets.lines import any_of, gate_columns, row_columns
from jiayuan.benefits.engine.sets.masks import missing

ZERO = ibis.literal(0, "int64")
OPEN = (UNKNOWN_FACT, NO_FIGURE, SOURCE_DOWN)


def _code_of(number: int) -> Column:
    return ibis.literal(number, "int64")


def _open(mask: Column, board: Board, down: int) -> Column:
    """Which unknown: no figure for the day, a source down, or facts."""
    figures = sum(board.param_bits.values())
    code = _code_of(UNKNOWN_FACT)
    if down:
        code = pick(((mask & down) != 0, _code_of(SOURCE_DOWN)), default=code)
    return pick(((mask & figures) != 0, _code_of(NO_FIGURE)), default=code) if figures else code


def _mask(policy: Policy, board: Board) -> Column:
    """Missing facts: of all unknown gates, else of the first row that is not ruled out (or of its amount)."""
    gates = gate_columns(policy.gates, board)
    of_gates = union([missing(gate.when, board) for gate in policy.gates])
    branches = [(any_of([gate.isnull() for gate in gates]), of_gates)]
    if policy.gather != "first":
        return pick(*branches, default=mask_of_rows(policy, board))
    for row, line in zip(policy.rows, row_columns(policy, board), strict=True):
        branches.append((line.isnull(), missing(row.when, board)))
        branches.append((line, missing(row.pay, board) if row.pay is not None else ZERO))
    return pick(*branches, default=ZERO)


def shut(gates: list[Column]) -> list[tuple[Column, Column]]:
    """Branches of the gates that are certainly closed, the first one first."""
    return [(negated(gate), _code_of(FIRST_GATE - index)) for index, gate in enumerate(gates)]


def _code(policy: Policy, board: Board, lacking: Column, down: int) -> Column:
    gates = gate_columns(policy.gates, board)
    still_open = _open(lacking, board, down)
    branches = shut(gates)
    branches.append((any_of([gate.isnull() for gate in gates]), still_open))
    if policy.gather != "first":
        branches += codes_of_rows(policy, board, lacking, still_open)
        return pick(*branches, default=_code_of(NO_ROW))
    for number, (row, line) in enumerate(zip(policy.rows, row_columns(policy, board), strict=True), 1):
        settled = NEEDS_RULING if row.pay is None else number
        branches.append((line.isnull(), still_open))
        branches.append((line & (lacking != 0), still_open))
        if row.pay is not None:
            # A share of nothing has no amount though every fact is known: open, never a row paid with NULL.
            branches.append((line & column(row.pay, board).isnull(), still_open))
        branches.append((line, _code_of(settled)))
    return pick(*branches, default=_code_of(NO_ROW))


def _amount(policy: Policy, board: Board, code: Column) -> Column:
    """Fen when settled: the row's pay, nothing for a no, NULL while open."""
    branches = [
        (code == number, ibis.greatest(column(row.pay, board), ZERO))
        for number, row in enumerate(policy.rows, 1)
        if row.pay is not None
    ]
    settled = (code == NO_ROW) | (code <= FIRST_GATE)
    if policy.gather != "first":
        return pick((code > 0, amount_of_rows(policy, board)), (settled, ZERO), default=NO_NUMBER)
    return pick(*branches, (settled, ZERO), default=NO_NUMBER)


def settled(policy: Policy, board: Board) -> dict[str, Column]:
    """Code and amount of whom nothing keeps open, and -1 for all others: half the work, and enough for most people."""
    gates = gate_columns(policy.gates, board)
    still_open = _code_of(UNKNOWN_FACT)
    branches = [*shut(gates), (any_of([gate.isnull() for gate in gates]), still_open)]
    for number, (row, line) in enumerate(zip(policy.rows, row_columns(policy, board), strict=True), 1):
        pay = NO_NUMBER if row.pay is None else column(row.pay, board)
        branches += [(line.isnull() | (line & pay.isnull()), still_open), (line, _code_of(number))]
    code = pick(*branches, default=_code_of(NO_ROW))
    return {"code": code, "amount": _amount(policy, board, code)}


def decision(policy: Policy, board: Board, down: int) -> dict[str, Column]:
    """Code, amount, bounds and missing facts; `down` are the bits of facts whose source is down."""
    lacking = _mask(policy, board)
    code = _code(policy, board, lacking, down)
    amount = _amount(policy, board, code)
    low, high = bounds_of(policy, board, code, amount)
    named = pick((code.isin(OPEN), lacking), default=ZERO)
    return {"code": code, "amount": amount, "low": low, "high": high, "missing": named}
