"""Making, handing on and ending work orders."""

from __future__ import annotations

from collections.abc import Sequence

from jiayuan.cases.actions import clocks
from jiayuan.cases.actions.clocks import Owner
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.models import Case, CaseReporter, Clock, ClockSegment, HandlingUnit, WorkOrder
from jiayuan.cases.rules.conditions import CaseFacts
from jiayuan.cases.rules.order_table import LIVE, ORDER
from jiayuan.cases.rules.routing import BACKSTOP, Explain, route
from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.text import mark

ORDER_CLOCKS = ("sign", "contact", "resolve")


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
    # Ids begin with the day, so one hundred days back is a plain lower bound that skips old partitions.
    return len(earlier.filter(pk__gte=case.pk - 100_000_000 * 100).values_list("pk")[:10])


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


def offer(deed: Deed, why: Explain, *, return_no: int = 0, forced: bool = False) -> WorkOrder:
    """The lead order and its assists, with their clocks; the case passes to the lead's unit."""
    lead = _make(deed, why.unit, why.unit_name, "lead", why, return_no, forced)
    pass_to(deed.case, why.unit, why.unit_name)
    lead.save()
    clocks.start(Owner(deed.case, lead), ORDER_CLOCKS, deed.now, deed.book)
    names = {unit.no: unit.name for unit in deed.book.directory.units}
    for unit in why.assist if not return_no else ():
        assist = _make(deed, unit, names.get(unit, ""), "assist", why, 0, False)
        assist.save()
        clocks.start(Owner(deed.case, assist), ("sign", "resolve"), deed.now, deed.book)
        assist.save(update_fields=["due_at"])
    lead.save(update_fields=["due_at"])
    return lead


def _make(deed: Deed, unit: int, name: str, part: str, why: Explain, return_no: int, forced: bool) -> WorkOrder:
    case = deed.case
    return WorkOrder(
        case=case, round=case.round, owner_org_id=unit, unit_name=name, part=part, state=ORDER.move("", "offer").to,
        return_no=return_no, forced=forced, offered_at=deed.now, explain=why.stored(), place_path=case.place_path,
        subject=case.subject,
    )  # fmt: skip


def pass_to(case: Case, unit: int, name: str) -> None:
    """The ball is with `unit` now. The first unit stays in charge until another has signed."""
    # First-handler duty 首接负责: whoever got it first answers for it until another has signed.
    if case.first_unit is None:
        case.first_unit, case.lead_unit, case.unit_name = unit, unit, name
    if case.owner_org_id == unit:
        return
    case.owner_org_id = unit
    own = Clock.objects.filter(case=case, owner="case")
    ClockSegment.objects.filter(clock__in=own).update(owner_org_id=unit)
    own.update(owner_org_id=unit)
    CaseReporter.objects.filter(case=case).update(owner_org_id=unit)


def live_orders(case: Case) -> list[WorkOrder]:
    return list(WorkOrder.objects.filter(case=case, round=case.round, state__in=LIVE).order_by("id"))


def cancel_orders(deed: Deed) -> None:
    orders = live_orders(deed.case)
    for order in orders:
        order.state, order.ended_at, order.version = ORDER.move(order.state, "cancel").to, deed.now, order.version + 1
    WorkOrder.objects.bulk_update(orders, ["state", "ended_at", "version"])
    clocks.cancel(deed.case, deed.now, orders=[order.pk for order in orders])


def last_lead(case: Case) -> Explain:
    """The unit that led the round before, for a reopened case; the backstop if there was none."""
    order = WorkOrder.objects.filter(case=case, part="lead").order_by("-round", "-id").first()
    if order is None:
        return Explain(BACKSTOP.no, BACKSTOP.name, 5, 0)
    return Explain(order.unit, order.unit_name, 0, int(order.explain.get("version", 0)))


def units_of(case: Case) -> Sequence[int]:
    return [order.unit for order in WorkOrder.objects.filter(case=case).only("owner_org_id")]
