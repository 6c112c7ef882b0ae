"""The event plan "Autumn fair" in 西长安街: zones, points, posts, risk points and what happens on the day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Floats, Ints, dice, pick, uuids

NAME = "金秋市集活动保障（演示）"
CENTRE = (116.3775, 39.9065)
RADII = {"core": 450.0, "alert": 900.0, "control": 1_500.0}
FACTORS = {"core": 3.0, "alert": 2.0, "control": 1.0}
STAFFED = {"core": 0.8, "alert": 0.6, "control": 0.5}
POINTS = {"core": 52, "alert": 40, "control": 28}
POSTS, RISKS, INCIDENTS = 300, 1_000, 700
RISK_SHARE = {"core": 0.35, "alert": 0.35, "control": 0.30}
METRES = (85_400.0, 110_940.0)  # one degree of longitude and of latitude at 39.9 N
POINT_NEEDS = {
    "gate": (("crowd", 4), ("volunteer", 4)), "checkpoint": (("crowd", 3), ("volunteer", 2)),
    "medical": (("medic", 3),), "shelter": (("volunteer", 3),), "control": (("crowd", 4),),
    "aid": (("volunteer", 3), ("language", 1)),
}  # fmt: skip
POINT_NAMES = {"gate": "出入口", "checkpoint": "检查点", "medical": "医疗点", "shelter": "避险点", "control": "疏导点",
               "aid": "服务点"}  # fmt: skip
# Category → name, usual hazard and vulnerability.
CATEGORIES = {
    "crowd": ("人流汇聚处", 4, 3), "stage": ("舞台", 4, 2), "kitchen": ("餐饮后厨", 4, 2), "gas": ("燃气设施", 5, 2),
    "scaffold": ("临时搭建", 3, 2), "crossing": ("过街路口", 3, 2), "subway": ("地铁口", 3, 3), "lift": ("电梯", 2, 2),
    "tree": ("老树", 2, 1), "sign": ("户外广告", 2, 1), "power": ("临时用电", 4, 2), "water": ("水边", 3, 2),
}  # fmt: skip
# Class → weight, seconds of work on the spot, what the caller says.
MATTERS = {
    "medical": (14, 900, "有人身体不适，需要急救"), "crowding": (9, 600, "人流过密，需要疏导"),
    "fire_smoke": (2, 1200, "闻到烟味，看到烟雾"), "lost_child": (7, 900, "孩子和家长走散"),
    "lost_person": (10, 600, "和老人走散"), "facility": (8, 900, "围挡松动，可能倒下"),
    "gas_water_power": (4, 1500, "临时用电跳闸"), "traffic": (6, 900, "路口被车辆堵住"),
    "access_help": (14, 420, "轮椅需要协助通行"), "language_help": (8, 300, "外国游客需要翻译"),
    "lost_item": (14, 300, "捡到背包一个"), "weather": (4, 420, "有人中暑"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """Frames of the plan. `incidents` come from an intensity the planner does not see; `at_s` counts from the start."""

    zones: pl.DataFrame
    points: pl.DataFrame
    posts: pl.DataFrame
    risks: pl.DataFrame
    incidents: pl.DataFrame


def ring(radius: float, corners: int = 24) -> list[list[float]]:
    """A closed ring of WGS84 points round the centre."""
    angles = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    lon, lat = CENTRE[0] + radius * np.cos(angles) / METRES[0], CENTRE[1] + radius * np.sin(angles) / METRES[1]
    points = [[round(float(x), 6), round(float(y), 6)] for x, y in zip(lon, lat, strict=True)]
    return [*points, points[0]]


def _zones() -> pl.DataFrame:
    rows = [
        {"kind": kind, "ring": ring(radius), "factor": FACTORS[kind], "staffed_share": STAFFED[kind]}
        for kind, radius in RADII.items()
    ]
    return pl.DataFrame(rows)


def _near(nodes: pl.DataFrame) -> pl.DataFrame:
    """The crossings inside the control zone, with their zone."""
    east, north = (pl.col("lon") - CENTRE[0]) * METRES[0], (pl.col("lat") - CENTRE[1]) * METRES[1]
    inside = nodes.with_columns(metres=(east**2 + north**2).sqrt()).filter(
        (pl.col("metres") < RADII["control"] * 0.99) & (pl.col("in_scc") == 1)
    )
    zone = pl.when(pl.col("metres") < RADII["core"]).then(pl.lit("core"))
    zone = zone.when(pl.col("metres") < RADII["alert"]).then(pl.lit("alert")).otherwise(pl.lit("control"))
    return inside.with_columns(zone=zone)


def _by_zone(rng: np.random.Generator, near: pl.DataFrame, wanted: dict[str, int]) -> Ints:
    """Rows of `near`, drawn within each zone; twice only when a zone has too few crossings."""
    zones, chosen = near["zone"].to_numpy(), []
    for zone, n in wanted.items():
        rows = np.flatnonzero(zones == zone)
        chosen.append(np.resize(rng.permutation(rows), n))
    return np.concatenate(chosen)


def _points(rng: np.random.Generator, near: pl.DataFrame) -> pl.DataFrame:
    at = near.select(pl.all().gather(_by_zone(rng, near, POINTS))).select("lon", "lat", "zone")
    kinds = pick(rng, tuple(POINT_NEEDS), at.height, (22, 22, 12, 8, 20, 16))
    needs = [[{"skill": skill, "count": count} for skill, count in POINT_NEEDS[kind]] for kind in kinds]
    names = [f"{POINT_NAMES[kind]}{n}" for n, kind in enumerate(kinds, 1)]
    return at.with_columns(
        code=pl.format("A{}", pl.int_range(1, at.height + 1)),
        kind=pl.Series(kinds, dtype=pl.String),
        name=pl.Series(names),
        needs=pl.Series(needs),
        releasable=pl.Series(np.isin(kinds, ("gate", "control", "aid"))),
    )


def _posts(rng: np.random.Generator, near: pl.DataFrame) -> pl.DataFrame:
    rows = np.resize(rng.permutation(near.height), POSTS)
    at = near.select(pl.all().gather(rows)).select("lon", "lat", "zone")
    return at.with_columns(
        code=pl.format("P{}", pl.int_range(1, POSTS + 1)),
        name=pl.format("岗位{}", pl.int_range(1, POSTS + 1)),
        capacity=pl.Series(rng.integers(6, 31, POSTS)),
        power=pl.Series(rng.random(POSTS) < 0.6),
        cost=pl.Series(rng.integers(1, 6, POSTS)),
    )


def _risks(rng: np.random.Generator, near: pl.DataFrame) -> pl.DataFrame:
    counts = {zone: round(share * RISKS) for zone, share in RISK_SHARE.items()}
    at = near.select(pl.all().gather(_by_zone(rng, near, counts))).select("lon", "lat", "zone")
    kind = pick(rng, tuple(CATEGORIES), RISKS, (20, 3, 12, 5, 8, 12, 4, 8, 8, 8, 7, 5))
    base = np.array([CATEGORIES[one][1:] for one in kind])
    scatter = rng.normal(0, 18, (2, RISKS))
    busy = at["zone"].replace_strict({"core": 2.2, "alert": 1.3, "control": 0.6}, return_dtype=pl.Float64).to_numpy()
    return at.with_columns(
        lon=(pl.col("lon") + pl.Series(scatter[0] / METRES[0])).round(6),
        lat=(pl.col("lat") + pl.Series(scatter[1] / METRES[1])).round(6),
        category=pl.Series(kind, dtype=pl.String),
        name=pl.Series([f"{CATEGORIES[one][0]}{n}" for n, one in enumerate(kind, 1)]),
        hazard=pl.Series(np.clip(base[:, 0] + rng.integers(-1, 2, RISKS), 1, 5)),
        vulnerability=pl.Series(np.clip(base[:, 1] + rng.integers(-1, 2, RISKS), 1, 3)),
        persons_h=pl.Series(np.round(rng.lognormal(6.0, 0.9, RISKS) * busy)),
        density=pl.Series(np.round(rng.gamma(2.0, 0.55, RISKS) * busy, 2)),
    )


def _weights(risks: pl.DataFrame) -> Floats:
    crowd = pl.when(pl.col("density") < 2).then(1.0).when(pl.col("density") <= 4).then(1.5).otherwise(3.0)
    factor = pl.col("zone").replace_strict(FACTORS, return_dtype=pl.Float64)
    exposure = pl.max_horizontal(pl.lit(0.05), pl.col("persons_h") / 1000)
    danger = pl.col("hazard") * pl.col("vulnerability")
    weights: Floats = risks.select(danger * exposure * factor * crowd).to_numpy()[:, 0]
    return weights


def _incidents(rng: np.random.Generator, risks: pl.DataFrame, hours: float) -> pl.DataFrame:
    """What happens: by weights that are wrong by a lognormal of sigma .8, busiest in the afternoon."""
    intensity = _weights(risks) * rng.lognormal(0, 0.8, risks.height)
    at = risks.select("lon", "lat", "zone").select(
        pl.all().gather(rng.choice(risks.height, INCIDENTS, p=intensity / intensity.sum()))
    )
    kind = pick(rng, tuple(MATTERS), INCIDENTS, [weight for weight, _, _ in MATTERS.values()])
    work = np.array([MATTERS[one][1] for one in kind]) * rng.lognormal(-0.1, 0.45, INCIDENTS)
    scatter = rng.normal(0, 25, (2, INCIDENTS))
    return at.with_columns(
        lon=(pl.col("lon") + pl.Series(scatter[0] / METRES[0])).round(6),
        lat=(pl.col("lat") + pl.Series(scatter[1] / METRES[1])).round(6),
        incident=pl.Series(uuids(rng, INCIDENTS)),
        at_s=pl.Series(np.sort(rng.triangular(0, hours * 3600 * 0.6, hours * 3600, INCIDENTS).astype(np.int64))),
        class_code=pl.Series(kind, dtype=pl.String),
        text=pl.Series([MATTERS[one][2] for one in kind]),
        service_s=pl.Series(np.round(work).astype(np.int64)),
    )


def event(seed: int, nodes: pl.DataFrame, hours: float = 9.0) -> Event:
    """The plan and its day. `nodes` are the crossings (lon, lat, in_scc) of the street network."""
    rng = dice(seed, "event")
    near = _near(nodes)
    risks = _risks(rng, near)
    return Event(_zones(), _points(rng, near), _posts(rng, near), risks, _incidents(rng, risks, hours))
