"""Facilities with their codes and points: what helps in an emergency and what needs looking after."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import dice, pick, texts, uuids

# Kind → share, 2 + 2 digits of class and subclass (seeds/ledger_codes/thing_class.csv), Chinese name.
KINDS = {
    "extinguisher": (30, "2101", "灭火器箱"), "hydrant": (14, "0113", "消火栓"), "aed": (5, "2102", "自动体外除颤器"),
    "lift": (12, "2103", "电梯"), "ramp": (9, "2104", "无障碍坡道"), "shelter": (3, "2105", "应急避难场所"),
    "charging": (8, "2106", "电动自行车充电棚"), "bins": (12, "0305", "垃圾分类驿站"),
    "meals": (3, "2107", "养老助餐点"), "toilet": (4, "0301", "公共厕所"),
}  # fmt: skip
PER_RESIDENT = 15_000 / 1_106_214


def facilities(seed: int, places: pl.DataFrame, keepers: pl.DataFrame, people: int) -> pl.DataFrame:
    """Columns thing (uuid), kind, name, code16 (6 district + 4 class + 6 serial), place, lon, lat, keeper (uuid).

    `keepers` are the committees (organisation, place): a facility is kept by that of its community.
    """
    rng = dice(seed, "facilities")
    n = max(40, round(people * PER_RESIDENT))
    houses = places.filter(pl.col("kind").is_in(["building", "yard"]))
    at = houses.select(pl.all().gather(np.sort(rng.integers(0, houses.height, n))))
    kind = pick(rng, tuple(KINDS), n, [share for share, _, _ in KINDS.values()])
    shift = rng.normal(0, 15 / 111_000, (2, n))
    frame = at.select("lon", "lat", place="path", community=pl.col("path").str.head(15)).with_columns(
        kind=texts(kind),
        serial=pl.int_range(1, n + 1),
        thing=pl.Series(uuids(rng, n)),
        lon=(pl.col("lon") + pl.Series(shift[0] * 1.3)).round(6),
        lat=(pl.col("lat") + pl.Series(shift[1])).round(6),
    )
    name, code = (pl.col("kind").replace_strict({key: value[part] for key, value in KINDS.items()}) for part in (2, 1))
    frame = frame.with_columns(
        name=pl.format("{}{}", name, "serial"),
        code16=pl.format("110102{}{}", code, pl.col("serial").cast(pl.String).str.zfill(6)),
    )
    # Kept by whoever is nearest in the tree, not on the map.
    kept = keepers.select(keeper="organisation", community="place")
    return frame.join(kept, on="community", how="left", maintain_order="left").drop("serial", "community")
