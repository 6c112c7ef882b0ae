"""The grid check: rows that never decide, cells no row speaks of, rows that contradict or repeat each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise
from typing import Literal

import numpy as np

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import Finding
from jiayuan.benefits.engine.gate.atoms import Truths
from jiayuan.benefits.engine.gate.cells import MOST_CELLS
from jiayuan.benefits.engine.gate.gaps import Gap
from jiayuan.benefits.engine.gate.table import Table, table_of
from jiayuan.benefits.engine.policy import Policy

Kind = Literal["dead", "gap", "overlap", "neighbours"]
WHAT: Mapping[Kind, str] = {
    "dead": "这一档永远轮不到",
    "gap": "没有一档说到这种情况，须补一档、写明裁定或在 gaps.yaml 说明",
    "overlap": "两档同时成立而金额不同",
    "neighbours": "相邻两档金额相同，可以合并",
}
# Hits under which rows are meant to meet.
TOGETHER = ("collect_sum", "collect_min", "collect_max", "collect_count", "priority", "output_order")


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing found; `example` is a cell in the catalogue's words, `rows` the rows concerned."""

    kind: Kind
    rows: tuple[str, ...]
    grave: bool
    example: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grid:
    """What the grid of one policy says; `written` combinations of values fell into `cells` that decide differently."""

    policy: str
    cells: int
    written: int
    pairwise: bool
    free: int
    spots: tuple[Spot, ...]

    def findings(self) -> list[Finding]:
        return [Finding(f"{self.policy}:{'+'.join(spot.rows) or '—'}", said(spot), spot.grave) for spot in self.spots]


def said(spot: Spot) -> str:
    """A spot in one sentence, with its example."""
    example = "，".join(f"{code}={word}" for code, word in spot.example.items())
    return f"{WHAT[spot.kind]}（如 {example}）" if example else WHAT[spot.kind]


def _dead(table: Table, passing: Truths, masks: Sequence[Truths]) -> Iterator[Spot]:
    before = np.zeros_like(passing)
    for row, mask in zip(table.policy.rows, masks, strict=True):
        if not (mask & passing & ~before).any():
            # Cells that were not all tried prove nothing; they are a hint to look.
            yield Spot("dead", (row.id,), not table.cells.pairwise)
        if table.policy.gather == "first":
            before |= mask


def _gap(table: Table, passing: Truths, masks: Sequence[Truths], gaps: Sequence[Gap]) -> Iterator[Spot]:
    if any(gap.when is None for gap in gaps):
        return
    open_cells = passing.copy()
    for mask in (*masks, *(table.holds(gap.when) for gap in gaps if gap.when is not None)):
        open_cells &= ~mask
    if open_cells.any():
        # A question left free may be answered in ways no family ever is.
        yield Spot("gap", (), not table.free, table.example(open_cells, [row.when for row in table.policy.rows]))


def _overlaps(table: Table, passing: Truths, masks: Sequence[Truths]) -> Iterator[Spot]:
    hit = table.policy.hit
    grave = hit in ("unique", "any")
    # Where rows are asked in order, rows that seem to meet over a free question are no news.
    if hit in TOGETHER or (table.free and not grave):
        return
    for (one, first), (other, second) in combinations(zip(table.policy.rows, masks, strict=True), 2):
        both = first & second & passing
        if (hit == "unique" or one.pay != other.pay) and both.any():
            yield Spot("overlap", (one.id, other.id), grave, table.example(both, [one.when, other.when]))


def _neighbours(policy: Policy) -> Iterator[Spot]:
    if policy.hit == "collect_sum":
        return
    for one, other in pairwise(policy.rows):
        if one.pay is not None and one.pay == other.pay:
            yield Spot("neighbours", (one.id, other.id), grave=False)


def grid(policy: Policy, book: RuleBook, as_of: date, gaps: Sequence[Gap] = (), most: int = MOST_CELLS) -> Grid:
    """The grid of one policy with the figures of a day; `gaps` are cells that may be left without a row."""
    table = table_of(policy, book, as_of, [gap.when for gap in gaps if gap.when is not None], most)
    passing, masks = table.passing(), [table.holds(row.when) for row in policy.rows]
    spots = (
        *_dead(table, passing, masks),
        *_gap(table, passing, masks, gaps),
        *_overlaps(table, passing, masks),
        *_neighbours(policy),
    )
    return Grid(policy.id, table.cells.count, table.written, table.cells.pairwise, len(table.free), spots)


def grids(book: RuleBook, as_of: date, gaps: Mapping[str, Sequence[Gap]]) -> list[Grid]:
    """The grid of every policy in force or to come."""
    lasting = (policy for policy in book.policies.values() if policy.end is None or policy.end >= as_of)
    return [grid(policy, book, max(as_of, policy.start), gaps.get(policy.id, ())) for policy in lasting]
