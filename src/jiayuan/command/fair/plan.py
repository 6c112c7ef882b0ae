"""The demo event as a whole plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np
import shapely

from jiayuan.command.fair.points import security_points
from jiayuan.command.fair.risks import risk_points
from jiayuan.command.fair.spots import points_in
from jiayuan.command.fair.units import some_units
from jiayuan.command.geometry import to_geojson
from jiayuan.command.inputs import NewPlan, NewPost
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import by_path, children, to_local

RADII = {"core": 300.0, "alert": 650.0, "control": 1150.0}


def autumn_fair(
    place: PlacePath, starts_at: datetime, *, scale: float = 1.0, seed: int = 1, leads: Sequence[UUID] = ()
) -> NewPlan:
    """At scale 1: 120 points, 300 candidate posts, 1,000 risk points, 3,000 units; `leads` carry the first units."""
    rng = np.random.default_rng(seed)
    here = by_path(place)
    centre = (here.lon or 116.379, here.lat or 39.908)
    circles = {kind: shapely.Point(*to_local(*centre)).buffer(radius, 16) for kind, radius in RADII.items()}
    # Units come from the communities; a place without any lets them start at its middle.
    homes = [(ref.lon, ref.lat) for ref in children(place) if ref.lon and ref.lat] or [centre]

    def size(full: int) -> int:
        return max(4, round(full * scale))

    posts = [
        NewPost(f"G{number:03}", f"岗位{number:03}", lon, lat, int(rng.integers(4, 21)))
        for number, (lon, lat) in enumerate(points_in(1100.0, centre, size(300), rng), start=1)
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
        points=tuple(security_points(centre, size(120), rng)),
        posts=tuple(posts),
        risks=tuple(risk_points(centre, size(1000), rng)),
        units=tuple(some_units(homes, size(3000), rng, leads)),
    )
