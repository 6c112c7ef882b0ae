"""The figures of 4.10. Every cell carries numerator, denominator and what was left out; none is about a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jiayuan.cases.rules.cells import Cell

# 基本满意 counts eight tenths (specification 4.10); to be confirmed by the district.
BASICALLY = 0.8
# A banner-level rule of thumb; Beijing's own weights are to be confirmed.
DEFAULT_WEIGHTS = (0.30, 0.35, 0.35)


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """One case as the figures see it. `contact` is True in time, False missed or open overdue, None not yet due."""

    contact: bool | None = None
    closed: bool = False
    on_time: bool = False
    overdue_open: bool = False
    round: int = 1
    called: int = 0
    unreached: bool = False
    resolved: str = ""
    satisfied: str = ""
    withdrawn: bool = False
    suspended: bool = False
    left_out: bool = False
    offers: int = 1
    return_requests: int = 0
    returns_accepted: int = 0
    repeated: bool = False
    proactive: bool = False


def _share(cases: Sequence[CaseOutcome], hits: Iterable[bool], **excluded: int) -> Cell:
    return Cell(float(sum(hits)), len(cases), excluded)


# Who could not be reached is left out of the shares and shown beside them, never silently dropped.
def _answered(cases: Sequence[CaseOutcome]) -> tuple[list[CaseOutcome], dict[str, int]]:
    kept = [case for case in cases if case.resolved and not case.unreached and not case.left_out]
    out = {
        "unreached": sum(case.unreached for case in cases),
        "withdrawn": sum(case.withdrawn for case in cases),
        "left_out": sum(case.left_out for case in cases),
    }
    return kept, out


def response(cases: Sequence[CaseOutcome]) -> Cell:
    """响应率: contacted in time of those whose contact clock fell due."""
    due = [case for case in cases if case.contact is not None]
    return _share(due, (case.contact is True for case in due))


def resolved(cases: Sequence[CaseOutcome], partly: float = 0.0) -> Cell:
    """解决率: `partly` is the weight of a half solution. A reopened first round counts as not resolved."""
    kept, out = _answered(cases)
    worth = {"yes": 1.0, "partly": partly}
    return Cell(sum(worth.get(case.resolved, 0.0) for case in kept), len(kept), out)


def satisfied(cases: Sequence[CaseOutcome]) -> Cell:
    """满意率: satisfied, and basically satisfied at 0.8."""
    kept, out = _answered(cases)
    kept = [case for case in kept if case.satisfied]
    worth = {"yes": 1.0, "basically": BASICALLY}
    return Cell(sum(worth.get(case.satisfied, 0.0) for case in kept), len(kept), out)


def composite(cases: Sequence[CaseOutcome], weights: tuple[float, float, float] = DEFAULT_WEIGHTS) -> float | None:
    """综合: None while one of the three shares is unknown, because missing is not zero."""
    values = [cell.value for cell in (response(cases), resolved(cases), satisfied(cases))]
    if any(value is None for value in values):
        return None
    return sum(weight * (value or 0.0) for weight, value in zip(weights, values, strict=True))


def excluded(cases: Sequence[CaseOutcome]) -> Cell:
    """剔除率: always shown beside the composite."""
    return _share(cases, (case.withdrawn or case.suspended or case.unreached or case.left_out for case in cases))


def table(cases: Sequence[CaseOutcome]) -> dict[str, Cell]:
    """All shares of a set of cases, by their code."""
    return {
        "r_response": response(cases),
        "r_resolve": resolved(cases),
        "r_resolve_half": resolved(cases, 0.5),
        "r_satisfy": satisfied(cases),
        "r_excluded": excluded(cases),
        "r_repeated": _share(cases, (case.repeated for case in cases)),
        "r_proactive": _share(cases, (case.proactive for case in cases)),
        **_endings(cases),
        **_returns(cases),
    }


def _endings(cases: Sequence[CaseOutcome]) -> dict[str, Cell]:
    called = [case for case in cases if case.called]
    ended = [case for case in cases if case.closed or case.overdue_open]
    closed = [case for case in cases if case.closed]
    return {
        "r_unreached": _share(called, (case.unreached for case in called)),
        "r_on_time": _share(ended, (case.closed and case.on_time for case in ended)),
        "r_first_round": _share(closed, (case.round == 1 for case in closed)),
        "r_reopened": _share(closed, (case.round > 1 for case in closed)),
    }


def _returns(cases: Sequence[CaseOutcome]) -> dict[str, Cell]:
    requests = sum(case.return_requests for case in cases)
    accepted = sum(case.returns_accepted for case in cases)
    offers = sum(case.offers for case in cases)
    return {
        "r_returned": Cell(float(requests), offers),
        "r_return_accepted": Cell(float(accepted), requests),
        "r_dispatch_right": Cell(float(offers - accepted), offers),
    }
