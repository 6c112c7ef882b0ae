"""Simulated incidents for drills and the demo. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.words import INCIDENT_CLASSES

Floats = NDArray[np.float64]
# σ of the lognormal error of the weights (spec command 8): a planner guesses risk, a drill must not believe it.
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
    # Six minutes on the scene in the mean, with a long tail.
    stay = rng.gamma(4.0, 90.0, n)
    # About twenty metres: people fall beside the stairs, not on the point in the plan.
    jitter = rng.normal(0.0, 0.0002, (n, 2))
    return [
        Happening(float(when[k]), round(float(lon[where[k]] + jitter[k, 0]), 6),
                  round(float(lat[where[k]] + jitter[k, 1]), 6), codes[what[k]], round(float(stay[k]), 1))
        for k in range(n)
    ]  # fmt: skip


def needs_of(class_code: str) -> tuple[tuple[str, int], ...]:
    """The usual needs of a class."""
    return INCIDENT_CLASSES[class_code].needs
