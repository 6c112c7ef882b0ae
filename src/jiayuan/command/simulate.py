"""Simulated incidents and movement for drills and the demo. Pure; simulated units report through the real intake."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from jiayuan.command.words import INCIDENT_CLASSES
from jiayuan.places.api import Network

Floats = NDArray[np.float64]
SPREAD = 0.8
# How often each class happens at a big public event: working values, priority 1 is rare.
MIX = {"medical": 8, "crowding": 6, "fire_smoke": 2, "lost_child": 6, "lost_person": 12, "facility": 6,
       "gas_water_power": 4, "traffic": 6, "access_help": 16, "language_help": 10, "lost_item": 14,
       "weather": 10}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """A simulated incident: seconds after the start, where, what, and how long it takes on the scene."""

    after_s: float
    lon: float
    lat: float
    class_code: str
    service_s: float


def happenings(weights: Floats, lon: Floats, lat: Floats, n: int, hours: float, seed: int) -> list[Happening]:
    """`n` incidents from the risk weights times lognormal noise the planner does not see, uniform in time."""
    rng = np.random.default_rng(seed)
    hidden = weights * rng.lognormal(0.0, SPREAD, len(weights))
    where = rng.choice(len(weights), n, p=hidden / hidden.sum())
    codes, shares = list(MIX), np.array(list(MIX.values()), dtype=float)
    what = rng.choice(len(codes), n, p=shares / shares.sum())
    when = np.sort(rng.uniform(0.0, hours * 3600, n))
    stay = rng.gamma(4.0, 90.0, n)
    jitter = rng.normal(0.0, 0.0002, (n, 2))
    return [
        Happening(float(when[k]), round(float(lon[where[k]] + jitter[k, 0]), 6),
                  round(float(lat[where[k]] + jitter[k, 1]), 6), codes[what[k]], round(float(stay[k]), 1))
        for k in range(n)
    ]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A way along the streets: points (lon, lat) and the seconds at which each is reached."""

    points: Floats
    seconds: Floats

    @property
    def total_s(self) -> float:
        return float(self.seconds[-1])

    def at(self, seconds: float) -> tuple[float, float]:
        """Where one is after so many seconds; the end from then on."""
        place = [float(np.interp(seconds, self.seconds, self.points[:, axis])) for axis in (0, 1)]
        return round(place[0], 6), round(place[1], 6)


def way_between(network: Network, start: tuple[float, float], end: tuple[float, float], mode: str) -> Way:
    """The quickest way with straight access legs; a straight line where no path is."""
    graph = network.graph(mode)
    ends = network.snap([start[0], end[0]], [start[1], end[1]], mode)
    here, there = int(ends.nodes[0]), int(ends.nodes[1])
    rows, parents = dijkstra(graph.reverse, indices=np.array([there]), return_predecessors=True)
    times, previous = rows[0], parents[0]
    nodes = [here]
    while nodes[-1] != there and previous[nodes[-1]] >= 0:
        nodes.append(int(previous[nodes[-1]]))
    if nodes[-1] != there:
        line = float(np.hypot(*(ends.xy[0] - ends.xy[1]))) * 1.35 / graph.profile.speed
        return Way(np.array([start, end]), np.array([0.0, max(line, 1.0)]))
    along = ends.access[0] + (times[here] - times[nodes])
    points = [start, *((network.roads.lon[node], network.roads.lat[node]) for node in nodes), end]
    return Way(np.array(points), np.concatenate(([0.0], along, [along[-1] + ends.access[1] + 1e-6])))


def needs_of(class_code: str) -> tuple[tuple[str, int], ...]:
    """The usual needs of a class."""
    return INCIDENT_CLASSES[class_code].needs
