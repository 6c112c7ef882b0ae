"""How people and vehicles move on the street network: which classes of street, how fast, against one-way signs or not.

Speeds are ours [c]: the source's own `maxspeed` is a default by class, not a legal limit. Metres per second.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

VEHICLE_SHARE = 0.6
"""Share of the class speed that traffic and lights leave to a vehicle."""

CLASS_KMH: Mapping[str, float] = {
    "motorway": 80, "motorway_link": 50, "trunk": 70, "trunk_link": 40, "primary": 60, "primary_link": 40,
    "secondary": 50, "secondary_link": 40, "tertiary": 40, "tertiary_link": 30, "unclassified": 30, "residential": 30,
    "road": 30, "living_street": 15, "service": 20,
}  # fmt: skip
EXPRESS = frozenset({"motorway", "motorway_link", "trunk", "trunk_link"})
# Platforms and unnamed classes join streets that do not meet.
NOT_ROUTED = frozenset({"platform", "other", "construction", "proposed", "raceway"})


@dataclass(frozen=True, slots=True)
class Profile:
    """A way of moving. `speeds` by street class; a class that is absent moves at `speed` unless `only_listed`."""

    name: str
    speed: float
    barred: frozenset[str]
    speeds: Mapping[str, float]
    only_listed: bool = False
    keeps_one_way: bool = False

    def speed_on(self, highway: str) -> float:
        """Metres per second on a class of street, 0 where it may not go."""
        if highway in self.barred or highway in NOT_ROUTED or (self.only_listed and highway not in self.speeds):
            return 0.0
        return self.speeds.get(highway, self.speed)


FOOT = Profile("foot", 1.3, EXPRESS, {})
EBIKE = Profile("ebike", 3.5, EXPRESS | {"steps"}, {})
VEHICLE = Profile(
    "vehicle",
    # The access leg: the last metres are driven slowly.
    20 / 3.6 * VEHICLE_SHARE,
    frozenset(),
    {name: kmh / 3.6 * VEHICLE_SHARE for name, kmh in CLASS_KMH.items()},
    only_listed=True,
    keeps_one_way=True,
)
PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in (FOOT, EBIKE, VEHICLE)}
