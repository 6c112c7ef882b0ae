"""Moves simulated units one step, through the real intake and the real commands: for the demo and for drills."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import numpy as np

from jiayuan.command.actions.positions import store_positions
from jiayuan.command.inputs import Fix
from jiayuan.command.models import Dispatch, EventPlan, Unit
from jiayuan.command.queries import visible
from jiayuan.command.walking import advance
from jiayuan.command.words import OPEN_TASKS
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EVENT_STAFFING

SERVICE = "simulator"
STROLLING = 0.05
STEP_DEG = 0.00012
REFRESH = timedelta(seconds=45)


def simulate_tick(place: PlacePath, seconds: float = 2.0, *, seed: int | None = None) -> int:
    """One step of `seconds` for every active plan inside the place; returns how many units reported.

    Units on a task walk the streets, a few others stroll round their post; units with a person behind them answer
    offers themselves, all others accept at once.
    """
    rng = np.random.default_rng(seed)
    moved = 0
    with acting_as_service(SERVICE, place=place, purpose=EVENT_STAFFING) as acting:
        active = list(visible(acting.scope, EventPlan).filter(state="active").values_list("pk", flat=True))
    for plan_id in active:
        with acting_as_service(SERVICE, place=place, purpose=EVENT_STAFFING) as acting:
            moved += _tick_plan(acting, plan_id, seconds, rng)
    return moved


def _tick_plan(acting: Acting, plan_id: UUID, seconds: float, rng: np.random.Generator) -> int:
    now = clock.now()
    rows = visible(acting.scope, Dispatch).filter(plan=plan_id, state__in=OPEN_TASKS)
    tasks = {task.unit_id: task for task in rows.select_related("unit", "unit__lead", "incident").order_by("unit")}
    fixes = [fix for task in tasks.values() if (fix := advance(task, seconds, now))]
    fixes += _strollers(acting, plan_id, set(tasks), now, rng)
    return store_positions(fixes).stored


def _strollers(acting: Acting, plan_id: UUID, busy: set[UUID], now: datetime, rng: np.random.Generator) -> list[Fix]:
    """Some units take a few steps round their place; the others repeat where they stand before their fix grows old."""
    rows = visible(acting.scope, Unit).filter(plan=plan_id, state__in=("available", "patrolling")).exclude(pk__in=busy)
    # In one order, or the same seed would move other units on another day.
    rows = rows.order_by("call_sign")
    fixes = []
    for unit in rows.exclude(share_token="").select_related("position", "home_post", "home_point"):
        home = unit.home_post or unit.home_point
        known = getattr(unit, "position", None)
        if home and rng.random() < STROLLING:
            lon, lat = home.lon + rng.uniform(-STEP_DEG, STEP_DEG), home.lat + rng.uniform(-STEP_DEG, STEP_DEG)
            fixes.append(Fix(unit.share_token, now, round(float(lon), 6), round(float(lat), 6), 5.0))
        elif known and now - known.fix_at > REFRESH:
            fixes.append(Fix(unit.share_token, now, known.lon, known.lat, 5.0))
    return fixes
