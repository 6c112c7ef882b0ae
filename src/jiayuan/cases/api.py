"""The door of the cases module."""

from __future__ import annotations

from jiayuan.cases.actions.calling import log_try
from jiayuan.cases.actions.commanding import command
from jiayuan.cases.actions.feedback import rate
from jiayuan.cases.actions.joining import join
from jiayuan.cases.actions.order_commands import order_command
from jiayuan.cases.actions.receiving import receive
from jiayuan.cases.actions.reference import load_reference
from jiayuan.cases.actions.reporters import Contact, reveal
from jiayuan.cases.actions.sweeping import sweep
from jiayuan.cases.actions.units import install_units, units_within
from jiayuan.cases.events import CaseMoved, ClockMissed, OrderMoved
from jiayuan.cases.queries.about import open_cases
from jiayuan.cases.queries.areas import districts
from jiayuan.cases.queries.detail import detail, photo
from jiayuan.cases.queries.figures import kpi
from jiayuan.cases.queries.inbox import inbox
from jiayuan.cases.queries.lists import Filters, list_cases
from jiayuan.cases.queries.mine import class_codes, my_cases, progress
from jiayuan.cases.queries.nearby import similar
from jiayuan.cases.queries.rows import load_per_unit
from jiayuan.cases.queries.units import unit_choices
from jiayuan.cases.rules.units import Unit
from jiayuan.cases.sentences import SENTENCES, sentence
from jiayuan.cases.shapes.coming import CaseRef, Changed, NewCase
from jiayuan.cases.shapes.counts import KpiRow, Swept
from jiayuan.cases.shapes.file import CaseDetail
from jiayuan.cases.shapes.resident import ClassInfo, Progress, Similar
from jiayuan.cases.shapes.rows import CaseRow, Page

__all__ = [
    "SENTENCES",
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
    "open_cases",
    "order_command",
    "photo",
    "progress",
    "rate",
    "receive",
    "reveal",
    "sentence",
    "similar",
    "sweep",
    "unit_choices",
    "units_within",
]
