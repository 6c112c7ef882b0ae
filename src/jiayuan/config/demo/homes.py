"""Which room a household lives in."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Ints


def homes(rng: np.random.Generator, rooms: pl.DataFrame, codes: np.ndarray, community: Ints) -> Ints:
    """A room of its own community for every household, as row numbers of `rooms`; shared only if there are too few."""
    found = np.empty(len(community), np.int64)
    at = rooms["code12"].to_numpy()
    order = np.argsort(at, kind="stable")
    starts, ends = np.searchsorted(at[order], codes, "left"), np.searchsorted(at[order], codes, "right")
    first = np.searchsorted(community, np.arange(len(codes)), "left")
    last = np.searchsorted(community, np.arange(len(codes)), "right")
    for start, end, low, high in zip(starts, ends, first, last, strict=True):
        # Rooms are drawn without repeating; np.resize repeats only where a community is overfull.
        mixed = rng.permutation(order[start:end])
        found[low:high] = np.sort(np.resize(mixed, high - low))
    return found
