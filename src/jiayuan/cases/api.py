"""The door of the cases module."""

from __future__ import annotations

from jiayuan.cases.actions.commanding import command
from jiayuan.cases.actions.feedback import join, log_try, rate
from jiayuan.cases.actions.order_commands import order_command
from jiayuan.cases.actions.receiving import receive
from jiayuan.cases.actions.reference import install_units, load_reference, units_within
from jiayuan.cases.actions.reporters import Contact, reveal
from jiayuan.cases.actions.sweeping import sweep
from jiayuan.cases.events import CaseMoved, ClockMissed, OrderMoved
from jiayuan.cases.queries.areas import districts
from jiayuan.cases.queries.detail import detail, photo
from jiayuan.cases.queries.figures import kpi
from jiayuan.cases.queries.lists import Filters, inbox, list_cases, load_per_unit
from jiayuan.cases.queries.mine import class_codes, my_cases, progress, similar
from jiayuan.cases.queries.units import unit_choices
from jiayuan.cases.rules.routing import Unit
from jiayuan.cases.shapes import (
    CaseDetail,
    CaseRef,
    CaseRow,
    Changed,
    ClassInfo,
    KpiRow,
    NewCase,
    Page,
    Progress,
    Similar,
    Swept,
)

__all__ = [
    "CaseDetail",
    "CaseMoved",
    "CaseRef",
    "CaseRow",
    "Changed",
    "ClassInfo",
    "ClockMissed",
    "Contact",
    "Filters",
    "KpiRow",
    "NewCase",
    "OrderMoved",
    "Page",
    "Progress",
    "Similar",
    "Swept",
    "Unit",
    "class_codes",
    "command",
    "detail",
    "districts",
    "inbox",
    "install_units",
    "join",
    "kpi",
    "list_cases",
    "load_per_unit",
    "load_reference",
    "log_try",
    "my_cases",
    "order_command",
    "photo",
    "progress",
    "rate",
    "receive",
    "reveal",
    "similar",
    "sweep",
    "unit_choices",
    "units_within",
]
