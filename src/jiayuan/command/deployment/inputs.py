"""What a deployment is computed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.deployment.kinds import Class, Need, UnitType

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
        if len(self.zone) != risks or self.core.shape != (risks,) or not np.isfinite(self.weights).all():
            raise ValueError("weights, zone, core: one for every risk point")
        for mode, times in self.post_times.items():
            if times.shape != (posts, risks) or np.isnan(times).any() or (times < 0).any():
                raise ValueError(f"post_times[{mode}]: seconds [post, risk point]")
        if any(kind.mode not in self.post_times for kind in self.types):
            raise ValueError("types: a mode without travel times")
        if not 0 <= self.most_open <= posts:
            raise ValueError(f"most_open: between 0 and the {posts} posts")

    @property
    def shares(self) -> Floats:
        """Weights that sum to 1."""
        total = float(self.weights.sum())
        return self.weights / total if total > 0 else np.full(len(self.weights), 1 / max(1, len(self.weights)))
