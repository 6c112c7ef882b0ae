"""The lead ticks all placed units in at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import allow, write_log
from jiayuan.command.actions.shifts import LONGEST
from jiayuan.command.actions.tokens import new_token
from jiayuan.command.inputs import Fix
from jiayuan.command.live import announce
from jiayuan.command.models import EventPlan, Unit
from jiayuan.command.queries import one, visible
from jiayuan.command.rules import UNIT
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.text import mark


def muster(plan_id: UUID, until: datetime) -> list[Fix]:
    """The lead ticks all placed units in: they are available, each with a token. Returns their first positions."""
    acting = allow("command.dispatch")
    plan = one(acting.scope, EventPlan, plan_id, lock=True)
    now = clock.now()
    if plan.state != "active":
        raise Refused(mark("方案没有启动，不能上岗"), code="plan-not-active")
    # Spec 4.2: twelve hours a day at most [c]; the rest between two shifts is held by `assign`.
    if not now < until <= now + LONGEST:
        raise Invalid(mark("一个班次最长12小时"), code="shift-length")
    rows = visible(acting.scope, Unit).filter(plan=plan, state="off").exclude(home_post=None, home_point=None)
    units = list(rows.select_related("home_post", "home_point").order_by("call_sign"))
    for unit in units:
        unit.state, unit.on_since, unit.shift_ends_at = UNIT.move(unit.state, "start").to, now, until
        unit.share_token = new_token(plan.place_path)
        unit.version += 1
    # In bulk, not one `move_unit` each: thousands start at once, and one notice for the plan tells the map.
    Unit.objects.bulk_update(units, ["state", "on_since", "shift_ends_at", "share_token", "version"], batch_size=500)
    write_log(plan, "message", f"muster: {len(units)} units")
    record("command.shift.muster", obj=f"plan:{plan.pk}", n=len(units))
    announce(plan, "plan", plan.pk)
    return [Fix(unit.share_token, now, *_home(unit)) for unit in units]


def _home(unit: Unit) -> tuple[float, float]:
    home = unit.home_post or unit.home_point
    return (home.lon, home.lat) if home else (unit.base_lon, unit.base_lat)
