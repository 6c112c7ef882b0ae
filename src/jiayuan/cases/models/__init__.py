"""The tables of cases, one aggregate a file."""

from __future__ import annotations

from jiayuan.cases.models.case import Case, CaseEvent, CaseReporter
from jiayuan.cases.models.clock import Clock, ClockSegment
from jiayuan.cases.models.followup import Attachment, CallbackAnswer, CallbackTry
from jiayuan.cases.models.order import Deferral, OrderReturn, WorkOrder
from jiayuan.cases.models.reference import (
    CalendarDay,
    ClassCode,
    HandlingUnit,
    RoutingRule,
    RuleSet,
    Term,
    WorkHours,
)  # fmt: skip

__all__ = [
    "Attachment", "CalendarDay", "CallbackAnswer", "CallbackTry", "Case", "CaseEvent", "CaseReporter", "ClassCode",
    "Clock", "ClockSegment", "Deferral", "HandlingUnit", "OrderReturn", "RoutingRule", "RuleSet",
    "Term", "WorkHours", "WorkOrder",
]  # fmt: skip
