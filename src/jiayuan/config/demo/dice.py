"""Repeatable randomness: one independent stream per name, so that a new part never shifts the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
import polars as pl

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]
# A fixed day: ids must not depend on when the demo was made.
_DAY_ZERO_MS = 1_764_547_200_000


def dice(seed: int, name: str) -> np.random.Generator:
    """The stream `name` of a seed."""
    return np.random.default_rng(np.random.SeedSequence([seed, crc32(name.encode())]))


def pick(
    rng: np.random.Generator, words: Sequence[Any], n: int, weights: Sequence[float] | Floats | None = None
) -> Texts:
    """n draws with replacement; weights need not sum to one."""
    # Weights come from tables people read; making them sum to one is our work.
    shares = None if weights is None else np.asarray(weights, float) / np.sum(weights)
    chosen: Texts = np.array(words, dtype=object)[rng.choice(len(words), n, p=shares)]
    return chosen


def texts(values: Texts) -> pl.Series:
    """A column of text, with gaps where a value is None."""
    # Told by the first value alone, an array of objects that begins with a gap would become no text at all.
    return pl.Series(values.tolist(), dtype=pl.String)


def zipf(n: int, power: float = 0.7) -> Floats:
    """Falling weights of rank 1…n."""
    return 1.0 / np.arange(1, n + 1) ** power


def uuids(rng: np.random.Generator, n: int) -> list[str]:
    """n version 7 ids in rising order, a millisecond apart."""
    raw = rng.integers(0, 256, (n, 16), dtype=np.uint8)
    moments = _DAY_ZERO_MS + np.arange(n, dtype=np.int64)
    for byte in range(6):
        raw[:, byte] = (moments >> (40 - 8 * byte)) & 0xFF
    raw[:, 6] = 0x70 | (raw[:, 6] & 0x0F)
    raw[:, 8] = 0x80 | (raw[:, 8] & 0x3F)
    text = raw.tobytes().hex()
    whole = (text[at : at + 32] for at in range(0, 32 * n, 32))
    return [f"{one[:8]}-{one[8:12]}-{one[12:16]}-{one[16:20]}-{one[20:]}" for one in whole]
