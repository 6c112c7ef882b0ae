"""What residents ask for: requests with a place, a class of matter and plain words."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import dice, pick, texts
from jiayuan.config.demo.matters import MATTERS

KINDS = {"咨询": 47, "求助": 30, "建议": 15, "投诉": 5, "举报": 3}
CODES = {"咨询": "consult", "求助": "help", "投诉": "complaint", "举报": "report", "建议": "advice"}
CHANNELS = {"phone": 91, "web": 9}
DUPLICATES = 0.08


def requests(seed: int, people: pl.DataFrame, n: int) -> pl.DataFrame:
    """n requests in the order they came.

    Columns: person, path (a building or yard), lon, lat, matter, class_code, urgency, words, kind, channel, day (before
    today), minute (of the day), duplicate_of (row number or null).
    """
    rng = dice(seed, "requests")
    adults = people.filter((pl.col("age") >= 18) & pl.col("dead_on").is_null() & pl.col("phone").is_not_null())
    who = adults.select(pl.all().gather(rng.integers(0, adults.height, n)))
    matter = pick(rng, MATTERS, n, [one.weight for one in MATTERS])
    first = rng.integers(0, np.maximum(np.arange(n), 1))
    twice = (rng.random(n) < DUPLICATES) & (np.arange(n) > 0)
    source = np.where(twice, first, np.arange(n))
    for row in np.flatnonzero(twice):
        # A repeat of a repeat is about the first of them.
        source[row] = source[source[row]]
    place = who.select(pl.col("building", "lon", "lat").gather(source))
    # People call when offices open.
    hour = pick(rng, range(24), n, (1, 1, 1, 1, 1, 2, 4, 7, 10, 11, 10, 8, 6, 7, 8, 8, 8, 7, 6, 6, 5, 4, 3, 2))
    return place.rename({"building": "path"}).with_columns(
        person=who["person"],
        matter=pl.Series([one.code for one in matter[source]]),
        urgency=pl.Series([one.urgency for one in matter[source]]),
        words=pl.Series([one.words for one in matter[source]]),
        class_code=pl.Series([one.class_code for one in matter[source]]),
        kind=texts(pick(rng, tuple(KINDS), n, tuple(KINDS.values()))),
        channel=texts(pick(rng, tuple(CHANNELS), n, tuple(CHANNELS.values()))),
        day=pl.Series(np.sort(rng.integers(0, 30, n))[::-1].copy()),
        minute=pl.Series(hour.astype(np.int64) * 60 + rng.integers(0, 60, n)),
        duplicate_of=pl.Series(
            [int(row) if again else None for row, again in zip(source, twice, strict=True)], dtype=pl.Int64
        ),
    )
