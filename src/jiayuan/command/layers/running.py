"""What moves while the event runs: incidents and units."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiayuan.command.layers.features import Feature, point
from jiayuan.command.models import EventPlan
from jiayuan.command.queries import open_incidents, positions
from jiayuan.command.rules import time_left
from jiayuan.command.words import INCIDENT_CLASSES, MODES
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting

OLD_S = 300


def incidents(acting: Acting, plan: EventPlan) -> list[Feature]:
    now = clock.now()
    return [
        point(
            row.lon, row.lat, id=str(row.pk), number=row.number, priority=row.priority, state=row.state,
            label=f"#{row.number} {_(INCIDENT_CLASSES[row.class_code].name)}",
            left_s=time_left(row.reported_at, row.target_s, now),
        )
        for row in open_incidents(acting.scope, plan)
    ]  # fmt: skip


def units(acting: Acting, plan: EventPlan) -> list[Feature]:
    now = clock.now()
    found = []
    for row in positions(acting, plan).select_related("unit").order_by("unit__call_sign"):
        # A phone's clock may run ahead by up to a minute, see `fixes.AHEAD`.
        age = max(0, int((now - row.fix_at).total_seconds()))
        found.append(
            point(row.lon, row.lat, call=row.unit.call_sign, state=row.unit.state, mode=row.unit.mode,
                   mode_label=_(MODES[row.unit.mode]), professional=row.unit.professional, age_s=age, stale=age > OLD_S)
        )  # fmt: skip
    return found
