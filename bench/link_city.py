"""A whole city: 870,000 rows against 22 million people by the guard rules alone, on keys already blinded.

Prints `{name, machine, data, runs, figures}`. Numbers, telephones, names and doors are 64-bit keys as a city's exchange
would send them; the rows' truth is known, so what the rules decide is counted too.
"""

from __future__ import annotations

import resource
import statistics
import time

import numpy as np
import polars as pl

from bench.report import figure, quick, report, tell
from jiayuan.ledgers.linking.city import guard_links

SEED, RUNS = 7, 3
FULL, QUICK = (22_000_000, 870_000), (220_000, 8_700)
# Shares of a ledger's rows: in the city at all, number known, number a relative's, telephone and door unchanged.
INSIDE, NUMBER, RELATIVE, PHONE, DOOR = 0.92, 0.5, 0.005, 0.85, 0.9


def people(rng: np.random.Generator, count: int) -> pl.DataFrame:
    """A base of keys: names fall as Zipf's, three live behind a door."""
    names = rng.zipf(1.3, count) % 2_000_000
    return pl.DataFrame(
        {
            "id": rng.permutation(count).astype(np.uint64) + 1,
            "name": names.astype(np.uint32),
            "phone": rng.permutation(count).astype(np.uint64) + 1,
            "room": (np.arange(count) // 3).astype(np.uint32),
            "birth": rng.integers(1, 36_500, count).astype(np.uint16),
            "community": (np.arange(count) // 4_000).astype(np.uint16),
        }
    )


def rows(rng: np.random.Generator, base: pl.DataFrame, count: int) -> pl.DataFrame:
    """Lines about some of them, with cells left out or wrong; `truth` is the person's line in the base or null."""
    who = pl.Series(rng.choice(base.height, count, replace=False).astype(np.uint32))
    lines = base[who].with_columns(truth=who)
    draw = {name: pl.Series(rng.random(count)) for name in ("inside", "number", "relative", "phone", "room", "birth")}
    kin = base["id"].gather((who + 1) % base.height)
    number = lines["id"].zip_with(draw["relative"] >= RELATIVE, kin)
    lines = lines.with_columns(
        id=pl.when(draw["number"] < NUMBER).then(number),
        phone=pl.when(draw["phone"] < PHONE).then("phone"),
        room=pl.when(draw["room"] < DOOR).then("room"),
        birth=pl.when(draw["birth"] < 0.6).then("birth"),
    )
    strange = draw["inside"] >= INSIDE
    # Strangers have keys nobody in the city has.
    far = pl.lit(2**40, pl.UInt64) + pl.int_range(pl.len()).cast(pl.UInt64)
    return lines.with_columns(
        id=pl.when(strange & pl.col("id").is_not_null()).then(far).otherwise("id"),
        phone=pl.when(strange & pl.col("phone").is_not_null()).then(far).otherwise("phone"),
        room=pl.when(strange).then(None).otherwise("room"),
        community=pl.when(strange).then(pl.lit(65_535, pl.UInt16)).otherwise("community"),
        truth=pl.when(strange).then(None).otherwise("truth"),
    )


def measure(size: tuple[int, int], runs: int, *, small: bool) -> dict[str, object]:
    rng = np.random.default_rng(SEED)
    base = people(rng, size[0])
    asked = rows(rng, base, size[1])
    truth, keys, seconds = asked["truth"], asked.drop("truth"), []
    for _ in range(runs):
        began = time.perf_counter()
        found = guard_links(base, keys)
        seconds.append(time.perf_counter() - began)
    made = found["b"].is_not_null()
    right = (found["b"] == truth).fill_null(False)
    figures = [
        figure("city_seconds", statistics.median(seconds), "s", None if small else 30),
        figure(
            "city_peak_mb", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB", None if small else 4_000
        ),
        figure("city_precision", float(right.filter(made).mean() or 0)),  # type: ignore[arg-type]
        figure("city_recall", float(right.filter(truth.is_not_null()).mean() or 0)),  # type: ignore[arg-type]
    ]
    return report("link_city", {"city_people": size[0], "city_rows": size[1], "seed": SEED}, runs, figures)


if __name__ == "__main__":
    tell(measure(QUICK, 1, small=True) if quick() else measure(FULL, RUNS, small=False))
