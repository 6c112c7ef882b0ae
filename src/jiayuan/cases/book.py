"""The reference data of one deed, each part read at most once: calendars, terms, classes, rules, units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Q, QuerySet

from jiayuan.cases.models import CalendarDay, ClassCode, HandlingUnit, RoutingRule, Term, WorkHours
from jiayuan.cases.models.reference import Dated
from jiayuan.cases.rules.calendars import ALWAYS, WorkCalendar
from jiayuan.cases.rules.deadlines import Allowance
from jiayuan.cases.rules.routing import Rule
from jiayuan.cases.rules.units import Directory, Unit
from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.text import mark


def valid_on(day: date) -> Q:
    """Rows in force on a day."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))


def unit_of(row: HandlingUnit) -> Unit:
    return Unit(row.no, row.name, frozenset(row.roles), row.area, row.active)


@dataclass
class Book:
    """Reference data as of `at` (aware)."""

    at: datetime

    def _in_force(self, rows: QuerySet[Dated]) -> QuerySet[Dated]:
        return rows.filter(valid_on(self.at.astimezone(LOCAL).date()))

    @cached_property
    def calendars(self) -> dict[str, WorkCalendar]:
        # All days at once: a term may reach into any of them, and the table has some thirty rows a year.
        days = dict(CalendarDay.objects.values_list("day", "worked"))
        spans: dict[str, list[tuple[int, int]]] = {}
        for row in WorkHours.objects.filter(valid_on(self.at.astimezone(LOCAL).date())).order_by("calendar", "opens"):
            spans.setdefault(row.calendar, []).append((row.opens * 60, row.closes * 60))
        found = {name: WorkCalendar(name, tuple(parts), days) for name, parts in spans.items()}
        return {"always": ALWAYS, **found}

    def calendar(self, name: str) -> WorkCalendar:
        """The calendar; one nobody has seeded runs always rather than never. `always` costs no query."""
        return ALWAYS if name == "always" else self.calendars.get(name, ALWAYS)

    @cached_property
    def terms(self) -> dict[tuple[str, str], Allowance]:
        rows = Term.objects.filter(valid_on(self.at.astimezone(LOCAL).date()))
        return {(row.urgency, row.kind): Allowance(row.value, row.unit, row.calendar) for row in rows}

    @cached_property
    def classes(self) -> dict[str, ClassCode]:
        rows = ClassCode.objects.filter(valid_on(self.at.astimezone(LOCAL).date())).order_by("code")
        return {row.code: row for row in rows}

    def class_of(self, code: str) -> ClassCode:
        """The class in force; Invalid names the field when there is none."""
        found = self.classes.get(code)
        if found is None:
            raise Invalid(errors=[FieldError("class_code", "unknown", mark("请选择一个类别"))])
        return found

    def class_name(self, code: str) -> str:
        found = self.classes.get(code)
        return found.name if found else code

    def allowance(self, class_code: str, urgency: str, kind: str) -> Allowance | None:
        """The term of a clock kind: the class's own limit first; a return is decided in the sign time."""
        row = self.classes.get(class_code)
        # City codes have limits of their own (4 工作时, 5 工作日), which no urgency class knows.
        limit = row.limits.get(kind) if row else None
        if limit:
            return Allowance(int(limit[0]), str(limit[1]), str(limit[2]))
        return self.terms.get((urgency, "sign" if kind == "return_decision" else kind))

    @cached_property
    def rules(self) -> tuple[int, list[Rule]]:
        """Version and rules of the active set; (0, []) when none is active."""
        # The database keeps it at one active set, so the version of any row is the version of all.
        rows = list(RoutingRule.objects.filter(rule_set__state="active").order_by("order"))
        found = [Rule(row.order, row.name, row.when, row.then) for row in rows]
        return (rows[0].rule_set_id if rows else 0), found

    @cached_property
    def directory(self) -> Directory:
        return Directory([unit_of(row) for row in HandlingUnit.objects.order_by("no")])
