"""One policy over a set: the query that gives unit, code, amount, bounds and missing facts for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import ibis

from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.columns import pick
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.lists import NAMED
from jiayuan.benefits.engine.outcome import PARAM
from jiayuan.benefits.engine.result import NO_FIGURE, SOURCE_DOWN, UNKNOWN_FACT
from jiayuan.benefits.engine.scene import day_tested
from jiayuan.benefits.engine.sets.decision import ZERO, settle
from jiayuan.benefits.engine.sets.frame import KEY, Frame, folds_of
from jiayuan.benefits.engine.sets.limits import bounds_of
from jiayuan.benefits.engine.sets.sharing import conditions_of, numbers_of
from jiayuan.benefits.engine.sets.stages import unit_stage, with_conditions, with_folds, with_numbers

# Missing facts are bits of one int64; its sign and one bit stay free.
MASK_BITS = 62


@dataclass(frozen=True, slots=True)
class SetPlan:
    """The SQL of one policy on one day and the names behind the bits of `missing`."""

    policy: str
    facts: tuple[str, ...]
    names: tuple[str, ...]
    sql: str

    def missing_names(self, bits: int) -> tuple[str, ...]:
        return tuple(sorted(name for index, name in enumerate(self.names) if bits >> index & 1))


def _result(stage: ibis.Table, frame: Frame) -> ibis.Table:
    low, high = bounds_of(frame.policy, frame.board(stage), stage)
    open_now = stage["code"].isin([UNKNOWN_FACT, NO_FIGURE, SOURCE_DOWN])
    named = stage.mutate(low=low, high=high, missing=pick((open_now, stage["missing"]), default=ZERO))
    return named.select(KEY, "code", "amount", "low", "high", "missing")


def plan(policy: Policy, book: RuleBook, as_of: date, down: frozenset[str] = frozenset()) -> SetPlan:
    """The set run of one policy; input table `people` with the key, and value and state columns of `facts`."""
    if policy.entity == "claim":
        raise BookError(policy.id, "一事一议的待遇逐件计算，不做批量")
    codes = tuple(code for code in policy.facts if code != policy.drawn)
    folds = folds_of(policy)
    lists = tuple(dict.fromkeys(NAMED[fold.source] for fold in folds))
    if len(codes) + len(lists) + len(policy.params) > MASK_BITS:
        raise BookError(policy.id, f"一项政策最多读 {MASK_BITS} 个事实和参数")
    numbers = tuple(dict.fromkeys(node for source in ("", *NAMED) for node in numbers_of(policy, source)))
    frame = Frame(policy, book, day_tested(policy, as_of), codes, lists, folds, conditions_of(policy), numbers)
    stage = with_numbers(with_folds(unit_stage(frame), frame), frame)
    stage = with_conditions(with_conditions(stage, frame, "part"), frame, "top")
    chosen = _result(settle(stage, frame, down), frame)
    names = (*codes, *lists, *(PARAM + name for name in policy.params))
    return SetPlan(policy.id, codes, names, str(ibis.to_sql(chosen, dialect="duckdb")))
