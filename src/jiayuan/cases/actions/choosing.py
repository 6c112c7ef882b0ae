"""Which unit gets an order: what routing may look at, what the rules say, what a person picked instead."""

from __future__ import annotations

from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.models import Case, HandlingUnit, WorkOrder
from jiayuan.cases.rules.conditions import CaseFacts
from jiayuan.cases.rules.limits import REPEATS_WITHIN
from jiayuan.cases.rules.numbers import case_id
from jiayuan.cases.rules.routing import Explain, route
from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.text import mark


def facts_of(case: Case, deed: Deed) -> CaseFacts:
    """What routing may look at."""
    directory = deed.book.directory
    firm = directory.find("property", case.place_path)
    point = (case.lon, case.lat) if case.lon is not None and case.lat is not None else None
    return CaseFacts(
        case.class_code, case.class_group, case.kind, case.urgency, case.place_path, case.received_at, case.source,
        case.text, case.grid_code, point, property_firm=firm.name if firm else "", repeats=_repeats(case),
        working_day=deed.book.calendar("office").works(case.received_at.astimezone(LOCAL).date()),
    )  # fmt: skip


def _repeats(case: Case) -> int:
    """Earlier cases of the class at the same compound in 30 days (places, never persons)."""
    place = ".".join(case.place_path.split(".")[:4])
    earlier = Case.objects.filter(
        place_path__gte=place, place_path__lt=f"{place}/", class_code=case.class_code, pk__lt=case.pk
    )
    # Ids begin with the day, so the first number of that day is a lower bound that skips old partitions.
    since = case_id(case.received_at - REPEATS_WITHIN, 0)
    return len(earlier.filter(pk__gte=since).values_list("pk")[:10])


def explain(deed: Deed, avoid: frozenset[int] = frozenset()) -> Explain:
    """Which unit the rules choose, and why."""
    version, rules = deed.book.rules
    row = deed.book.classes.get(deed.case.class_code)
    role = row.owner_role if row else ""
    facts = facts_of(deed.case, deed)
    return route(facts, rules, deed.book.directory, owner_role=role, version=version, avoid=avoid)


def chosen(deed: Deed, avoid: frozenset[int] = frozenset()) -> Explain:
    """The unit a dispatcher picked (``data["unit"]``), beside what the rules would say; or the rules' own choice."""
    by_rule = explain(deed, avoid)
    picked = deed.data.get("unit")
    if not picked or int(picked) == by_rule.unit:
        return by_rule
    row = HandlingUnit.objects.filter(no=int(picked), active=True).first()
    if row is None:
        raise Invalid(errors=[FieldError("unit", "unknown", mark("这个单位不存在或已停用"))])
    return Explain(row.no, row.name, 0, by_rule.version, by_rule.matched, by_rule.matched_name, (), by_rule.tried)


def last_lead(deed: Deed) -> Explain:
    """The unit that led the round before, for a reopened case; what the rules say if there was none."""
    order = WorkOrder.objects.filter(case=deed.case, part="lead").order_by("-round", "-id").first()
    # Withdrawn before anybody had it, and now it is wanted after all.
    if order is None:
        return explain(deed)
    return Explain(order.unit, order.unit_name, 0, int(order.explain.get("version", 0)))
