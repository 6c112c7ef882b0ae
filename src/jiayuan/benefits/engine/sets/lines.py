"""Gates and rows of a policy as columns of a stage."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

import ibis

from jiayuan.benefits.engine.columns import Column, negated
from jiayuan.benefits.engine.policy import Gate, Policy
from jiayuan.benefits.engine.sets.board import Board
from jiayuan.benefits.engine.sets.compile import truth


def gate_columns(gates: Iterable[Gate], board: Board) -> list[Column]:
    """Each gate as "may pass"."""
    return [negated(truth(gate.when, board)) if gate.bar else truth(gate.when, board) for gate in gates]


def row_columns(policy: Policy, board: Board) -> list[Column]:
    return [truth(row.when, board) for row in policy.rows]


def any_of(parts: list[Column]) -> Column:
    return reduce(or_, parts, ibis.literal(False))
