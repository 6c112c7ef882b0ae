"""The demo event "Autumn fair" (illustrative): zones, points, posts, risk points and 12 kinds of units, by seed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np
import shapely
from numpy.typing import NDArray

from jiayuan.command.geometry import to_geojson
from jiayuan.command.inputs import NewPlan, NewPoint, NewPost, NewRisk, NewUnit
from jiayuan.command.words import CROWD, FIRE, LANGUAGE, MEDIC, POINT_KINDS, PROFESSIONAL, VOLUNTEER
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import by_path, children, network, to_local

Floats = NDArray[np.float64]
RADII = {"core": 300.0, "alert": 650.0, "control": 1150.0}
CATEGORIES = {
    "crowd": "人流密集处",
    "gas": "餐饮用气点",
    "stage": "临时搭建",
    "exit": "疏散口",
    "subway": "地铁口",
    "crossing": "路口",
    "stairs": "台阶坡道",
    "power": "临时用电",
    "old_house": "老旧房屋",
    "toilet": "公共卫生间",
}
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


def _points_in(
    radius: float, centre: tuple[float, float], n: int, rng: np.random.Generator
) -> list[tuple[float, float]]:
    """Places beside crossings of the street network within a circle (lon, lat)."""
    roads, x_y = network().roads, np.array(to_local(*centre))
    near = np.flatnonzero(np.hypot(*(roads.xy - x_y).T) <= radius)
    near = np.intersect1d(near, network().graph("foot").core)
    chosen = rng.choice(near, n, replace=n > len(near))
    moved = rng.normal(0.0, 0.00008, (n, 2))
    return [(round(float(roads.lon[k] + a), 6), round(float(roads.lat[k] + b), 6))
            for k, (a, b) in zip(chosen, moved, strict=True)]  # fmt: skip


def _shares(n: int) -> list[int]:
    counts = [int(n * share) for *_, share in TYPES]
    counts[0] += n - sum(counts)
    return counts


def _units(
    centres: Sequence[tuple[float, float]], n: int, rng: np.random.Generator, leads: Sequence[UUID]
) -> list[NewUnit]:
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


def _needs(kind: str, rng: np.random.Generator) -> tuple[tuple[str, int], ...]:
    needs: list[tuple[str, int]] = [(VOLUNTEER, int(rng.integers(3, 9)))]
    extra = {"medical": (MEDIC, 2), "gate": (CROWD, 2), "control": (CROWD, 2), "checkpoint": (PROFESSIONAL, 1),
             "aid": (LANGUAGE, 1)}.get(kind)  # fmt: skip
    return (*needs, extra) if extra else tuple(needs)


def _security_points(centre: tuple[float, float], n: int, rng: np.random.Generator) -> list[NewPoint]:
    kinds = list(POINT_KINDS)
    found = []
    for number, (lon, lat) in enumerate(_points_in(900.0, centre, n, rng), start=1):
        kind = kinds[number % len(kinds)]
        needs, releasable = _needs(kind, rng), bool(rng.random() < 0.3)
        found.append(NewPoint(f"D{number:03}", kind, f"{POINT_KINDS[kind]}{number:03}", lon, lat, needs, releasable))
    return found


def _risks(centre: tuple[float, float], n: int, rng: np.random.Generator) -> list[NewRisk]:
    codes = list(CATEGORIES)
    found = []
    for number, (lon, lat) in enumerate(_points_in(1100.0, centre, n, rng), start=1):
        code = codes[int(rng.integers(len(codes)))]
        found.append(
            NewRisk(code, f"{CATEGORIES[code]}{number:04}", lon, lat, int(rng.integers(1, 6)), int(rng.integers(1, 4)),
                    round(float(rng.gamma(1.2, 900.0)), 1), round(float(rng.gamma(1.5, 0.7)), 2))
        )  # fmt: skip
    return found


def autumn_fair(
    place: PlacePath, starts_at: datetime, *, scale: float = 1.0, seed: int = 1, leads: Sequence[UUID] = ()
) -> NewPlan:
    """At scale 1: 120 points, 300 candidate posts, 1,000 risk points, 3,000 units; `leads` carry the first units."""
    rng = np.random.default_rng(seed)
    here = by_path(place)
    centre = (here.lon or 116.379, here.lat or 39.908)
    circles = {kind: shapely.Point(*to_local(*centre)).buffer(radius, 16) for kind, radius in RADII.items()}
    homes = [(ref.lon, ref.lat) for ref in children(place) if ref.lon and ref.lat] or [centre]

    def size(full: int) -> int:
        return max(4, round(full * scale))

    posts = [
        NewPost(f"G{number:03}", f"岗位{number:03}", lon, lat, int(rng.integers(4, 21)))
        for number, (lon, lat) in enumerate(_points_in(1100.0, centre, size(300), rng), start=1)
    ]
    return NewPlan(
        name="金秋游园会活动保障（示意）",
        place=place,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=10),
        area=to_geojson(circles["control"]),
        zones={kind: to_geojson(shape) for kind, shape in circles.items()},
        expected_people=max(1000, round(20_000 * scale)),
        most_posts=size(60),
        points=tuple(_security_points(centre, size(120), rng)),
        posts=tuple(posts),
        risks=tuple(_risks(centre, size(1000), rng)),
        units=tuple(_units(homes, size(3000), rng, leads)),
    )
