"""The tables of cases, one aggregate a file."""

from __future__ import annotations

from jiayuan.cases.models.case import Case
from jiayuan.cases.models.clock import Clock, ClockSegment
from jiayuan.cases.models.event import CaseEvent
from jiayuan.cases.models.followup import Attachment, CallbackAnswer, CallbackTry
from jiayuan.cases.models.order import WorkOrder
from jiayuan.cases.models.reference import CalendarDay, ClassCode, Term, WorkHours
from jiayuan.cases.models.reporter import CaseReporter
from jiayuan.cases.models.routing import HandlingUnit, RoutingRule, RuleSet
from jiayuan.cases.models.wishes import Deferral, OrderReturn

__all__ = [
    "Attachment", "CalendarDay", "CallbackAnswer", "CallbackTry", "Case", "CaseEvent", "CaseReporter", "ClassCode",
    "Clock", "ClockSegment", "Deferral", "HandlingUnit", "OrderReturn", "RoutingRule", "RuleSet",
    "Term", "WorkHours", "WorkOrder",
]  # fmt: skip
