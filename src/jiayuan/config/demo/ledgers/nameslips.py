"""What people do to names."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from jiayuan.config.demo.ledgers.slips import Slip
from jiayuan.config.demo.words import HOMOPHONES

_SOUNDS = {a: b for pair in HOMOPHONES for a, b in (pair, pair[::-1])}


def homophone(rng: np.random.Generator, name: str) -> str:
    spots = [at for at, char in enumerate(name) if at and char in _SOUNDS]
    if not spots:
        return name
    at = int(rng.choice(spots))
    return name[:at] + _SOUNDS[name[at]] + name[at + 1 :]


def shortened(_: np.random.Generator, name: str) -> str:
    return name[:-1] if len(name) > 2 else name


def swapped(_: np.random.Generator, name: str) -> str:
    return name[0] + name[2] + name[1] if len(name) == 3 else name


def spread(_: np.random.Generator, name: str) -> str:
    return f"{name[0]}  {name[1:]}"


def noted(_: np.random.Generator, name: str) -> str:
    return f"{name}（户主）"


NAME_SLIPS: Mapping[str, tuple[float, Slip]] = {
    "name_homophone": (0.01, homophone), "name_short": (0.003, shortened), "name_swapped": (0.003, swapped),
    "name_blank": (0.03, spread), "name_note": (0.005, noted),
}  # fmt: skip
