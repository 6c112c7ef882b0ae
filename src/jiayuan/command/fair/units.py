"""The responders of the demo event: 12 kinds, 70 % volunteers."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import numpy as np

from jiayuan.command.inputs import NewUnit
from jiayuan.command.words import CROWD, FIRE, LANGUAGE, MEDIC, PROFESSIONAL, VOLUNTEER

# code, skills, mode, force, share of all units: 70 % volunteers
TYPES = (
    ("VF", (VOLUNTEER,), "foot", "社区志愿服务队", 0.36),
    ("VFC", (VOLUNTEER, CROWD), "foot", "社区志愿服务队", 0.10),
    ("VFM", (VOLUNTEER, MEDIC), "foot", "红十字志愿服务队", 0.05),
    ("VFL", (VOLUNTEER, LANGUAGE), "foot", "语言志愿服务队", 0.05),
    ("VE", (VOLUNTEER,), "ebike", "社区巡逻服务队", 0.08),
    ("VEC", (VOLUNTEER, CROWD), "ebike", "社区巡逻服务队", 0.03),
    ("VEM", (VOLUNTEER, MEDIC), "ebike", "红十字志愿服务队", 0.03),
    ("PF", (PROFESSIONAL, CROWD), "foot", "街道应急队", 0.12),
    ("PE", (PROFESSIONAL,), "ebike", "街道应急队", 0.08),
    ("PEM", (PROFESSIONAL, MEDIC), "ebike", "卫生服务中心", 0.04),
    ("PVM", (PROFESSIONAL, MEDIC), "vehicle", "卫生服务中心", 0.02),
    ("PVF", (PROFESSIONAL, FIRE), "vehicle", "微型消防站", 0.04),
)


def _shares(n: int) -> list[int]:
    counts = [int(n * share) for *_, share in TYPES]
    # What rounding down loses goes to the plain volunteers, so the total is exact.
    counts[0] += n - sum(counts)
    return counts


def some_units(
    centres: Sequence[tuple[float, float]], n: int, rng: np.random.Generator, leads: Sequence[UUID]
) -> list[NewUnit]:
    """`n` units at the given homes; the first of them carry the `leads`."""
    waiting = list(leads)
    units = []
    for (code, skills, mode, force, _), count in zip(TYPES, _shares(n), strict=True):
        for number in range(1, count + 1):
            lon, lat = centres[int(rng.integers(len(centres)))]
            lead = waiting.pop(0) if waiting else None
            units.append(
                NewUnit(f"{code}{number:03}", code, skills, mode, force, PROFESSIONAL in skills, lon, lat, lead)
            )
    return units
