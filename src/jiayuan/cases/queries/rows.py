"""A case as one line of a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from jiayuan.cases.models import Case, WorkOrder
from jiayuan.cases.shapes.rows import CaseRow


def row_of(case: Case, class_name: str, order: WorkOrder | None, now: datetime) -> CaseRow:
    overdue = bool(case.due_at and case.due_at < now and case.ended_at is None and case.state != "feedback_due")
    return CaseRow(
        case.number, case.state, case.urgency, class_name, case.summary, case.place_path, case.unit_name,
        case.received_at, case.due_at, overdue, case.version, case.round, case.supervised,
        order.pk if order else None, order.state if order else "", why_of(order),
    )  # fmt: skip


def why_of(order: WorkOrder | None) -> str:
    """Rule number and name in one line; the step where no rule matched."""
    if order is None or not order.explain:
        return ""
    told = order.explain
    return f"{told['matched']} {told['matched_name']}" if told.get("step") == 1 else f"step:{told.get('step', 5)}"


def load_per_unit(rows: Iterable[CaseRow]) -> dict[str, int]:
    """How many of the shown cases each unit carries."""
    load: dict[str, int] = {}
    for row in rows:
        load[row.unit_name] = load.get(row.unit_name, 0) + 1
    return dict(sorted(load.items(), key=lambda pair: -pair[1]))
