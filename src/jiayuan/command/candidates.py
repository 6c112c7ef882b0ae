"""Units with their positions, as the rules of dispatch see them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.dispatch import Candidate
from jiayuan.command.figures import figures
from jiayuan.command.fleet import Fleet
from jiayuan.command.models import PositionLatest, Unit
from jiayuan.places.api import to_local

Floats = NDArray[np.float64]


def fleet_row(unit: Unit, position: PositionLatest, now: datetime) -> dict[str, Any]:
    x, y = to_local(position.lon, position.lat)
    return {
        "id": unit.pk, "mode": unit.mode, "node": position.node, "access_s": position.access_s, "x": x, "y": y,
        "turnout_s": float(figures()["turnout_s"].get(unit.state, 0)),
        "age_s": max(0.0, (now - position.fix_at).total_seconds()),
    }  # fmt: skip


def candidates_of(
    units: Mapping[UUID, Unit], fleet: Fleet, eta: Floats, loss: Floats, now: datetime
) -> list[Candidate]:
    return [
        Candidate(
            key, units[key].call_sign, frozenset(units[key].skills), float(eta[k]), units[key].state,
            float(fleet.age[k]), _left(units[key], now), _hours(units[key], now), float(loss[k]),
        )
        for k, key in enumerate(fleet.ids)
    ]  # fmt: skip


def _left(unit: Unit, now: datetime) -> float:
    return (unit.shift_ends_at - now).total_seconds() if unit.shift_ends_at else 0.0


def _hours(unit: Unit, now: datetime) -> float:
    return (now - unit.on_since).total_seconds() / 3600 if unit.on_since else 0.0
