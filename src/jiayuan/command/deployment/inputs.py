"""What a deployment is computed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.deployment.kinds import Class, Need, UnitType
from jiayuan.command.optimise.arguments import refuse

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class DeploymentTask:
    """`post_times[mode][post, risk]` and `point_times[mode][point, risk]`: seconds, infinity where there is no way.

    `weights` of the risk points (any scale), their `zone` (code or ""), `core`; `caps` people a post holds; at most
    `most_open` posts; `zone_share[zone]` = part of a zone's weight that one unit should reach in time.
    """

    weights: Floats
    zone: tuple[str, ...]
    core: Bools
    post_times: Mapping[str, Floats]
    point_times: Mapping[str, Floats]
    caps: NDArray[np.int64]
    most_open: int
    classes: tuple[Class, ...]
    types: tuple[UnitType, ...]
    needs: tuple[Need, ...]
    zone_share: Mapping[str, float]
    core_within_s: float = 120.0
    levels: int = 3

    def __post_init__(self) -> None:
        risks, posts = len(self.weights), len(self.caps)
        usable = bool((np.isfinite(self.weights) & (self.weights >= 0)).all())
        points = min((len(times) for times in self.point_times.values()), default=np.inf)
        known = self.post_times.keys() & self.point_times.keys()
        # Without a way the time is infinite; a missing figure would silently mean "never" or "always".
        wrong_times = (f"post_times[{mode}]: seconds [post, risk point]" for mode, times in self.post_times.items()
                       if times.shape != (posts, risks) or np.isnan(times).any() or (times < 0).any())  # fmt: skip
        refuse(
            ("weights, zone, core: one of 0 or more for every risk point",
             not usable or len(self.zone) != risks or self.core.shape != (risks,)),
            *((words, True) for words in wrong_times),
            ("types: a mode without travel times", any(kind.mode not in known for kind in self.types)),
            (f"most_open: between 0 and the {posts} posts", not 0 <= self.most_open <= posts),
            ("classes: busy in [0, 1) and crews of 1 or more",
             any(not 0 <= kind.busy < 1 or kind.units < 1 for kind in self.classes)),
            ("needs: a point outside the table, or a count below 0",
             any(not 0 <= need.point < points or need.count < 0 for need in self.needs)),
        )  # fmt: skip

    @property
    def quickest(self) -> Floats:
        """Seconds [post, risk point] by whichever mode is quickest; infinity where there is none."""
        nobody = np.full((len(self.caps), len(self.weights)), np.inf)
        return np.asarray(np.minimum.reduce([nobody, *self.post_times.values()]))

    @property
    def shares(self) -> Floats:
        """Weights that sum to 1."""
        total = float(self.weights.sum())
        return self.weights / total if total > 0 else np.full(len(self.weights), 1 / max(1, len(self.weights)))
