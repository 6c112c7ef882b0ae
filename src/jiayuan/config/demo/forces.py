"""Responders of the demo: twelve types, seventy in a hundred of them volunteers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import dice, uuids

RESPONDERS = 3_000
EXPIRED_SKILL = 0.03


@dataclass(frozen=True, slots=True)
class ForceType:
    """Share in per cent, skills and mode of travel of a type of responder; `sign` opens the call sign."""

    code: str
    sign: str
    share: float
    skills: tuple[str, ...]
    mode: str

    @property
    def professional(self) -> bool:
        return "professional" in self.skills


TYPES = (
    ForceType("guide", "志", 26, ("volunteer",), "foot"),
    ForceType("crowd_guide", "导", 14, ("volunteer", "crowd"), "foot"),
    ForceType("rider", "骑", 12, ("volunteer",), "ebike"),
    ForceType("interpreter", "译", 6, ("volunteer", "language"), "foot"),
    ForceType("first_aider", "救", 8, ("volunteer", "medic"), "foot"),
    ForceType("crowd_rider", "巡", 4, ("volunteer", "crowd"), "ebike"),
    ForceType("security", "安", 12, ("professional", "crowd"), "foot"),
    ForceType("patrol", "警", 6, ("professional", "crowd"), "ebike"),
    ForceType("medic", "医", 4, ("professional", "medic"), "ebike"),
    ForceType("ambulance", "急", 2, ("professional", "medic"), "vehicle"),
    ForceType("fire_team", "消", 3, ("professional", "fire"), "vehicle"),
    ForceType("repair", "修", 3, ("professional",), "vehicle"),
)


def _counts(total: int) -> list[int]:
    """Whole numbers per type that follow the shares and add up to the total."""
    ends = np.round(np.cumsum([kind.share for kind in TYPES]) / 100 * total).astype(int)
    return [int(n) for n in np.diff(ends, prepend=0)]


def forces(seed: int, communities: pl.DataFrame, anchors: pl.DataFrame, total: int = RESPONDERS) -> pl.DataFrame:
    """Columns unit (uuid), call_sign, type_code, skills, mode, professional, community, lon, lat, expired.

    The point is the middle of a community, never a home; `expired` marks a lapsed proof of a skill.
    """
    rng = dice(seed, "forces")
    centres = anchors.group_by("code12", maintain_order=True).agg(pl.col("lon", "lat").mean().round(6))
    known = communities.select("code12", "path", "people").join(centres, on="code12", maintain_order="left")
    weight = known["people"].to_numpy() / known["people"].sum()
    home = np.sort(rng.choice(known.height, total, p=weight))
    kinds = rng.permutation(np.repeat(np.arange(len(TYPES)), _counts(total)))
    frame = known.select(pl.all().gather(home)).select("lon", "lat", community="path").with_columns(
        unit=pl.Series(uuids(rng, total)),
        type_code=pl.Series([TYPES[kind].code for kind in kinds]),
        sign=pl.Series([TYPES[kind].sign for kind in kinds]),
        skills=pl.Series([list(TYPES[kind].skills) for kind in kinds]),
        mode=pl.Series([TYPES[kind].mode for kind in kinds]),
        professional=pl.Series([TYPES[kind].professional for kind in kinds]),
        expired=pl.Series(rng.random(total) < EXPIRED_SKILL),
    )  # fmt: skip
    number = pl.int_range(1, pl.len() + 1).over("sign").cast(pl.String).str.zfill(3)
    return frame.with_columns(call_sign=pl.concat_str("sign", number)).drop("sign")
