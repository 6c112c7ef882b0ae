"""What happens in an exercise: incidents drawn from the risk points of the plan."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import numpy as np

from jiayuan.command.exercise.acting import PLANNER, acting_as
from jiayuan.command.models import RiskPoint
from jiayuan.command.simulate import Happening, happenings
from jiayuan.command.siting import weight_of
from jiayuan.kernel.placepath import PlacePath


def script_of(plan_id: UUID, place: PlacePath, at: datetime, n: int, hours: float, seed: int) -> list[Happening]:
    """`n` incidents over `hours` from the plan's weights; the same seed tells the same story."""
    with acting_as(PLANNER, place, at):
        risks = list(RiskPoint.objects.filter(plan=plan_id).order_by("pk"))
    weights = np.array([weight_of(risk) for risk in risks])
    lon, lat = np.array([risk.lon for risk in risks]), np.array([risk.lat for risk in risks])
    return happenings(weights, lon, lat, n, hours, seed)
