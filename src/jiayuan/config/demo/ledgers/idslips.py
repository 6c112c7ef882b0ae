"""What people and spreadsheets do to identity numbers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from jiayuan.config.demo.ledgers.slips import Slip, other_digit
from jiayuan.config.demo.ledgers.spellings import wide


def wrong_digit(rng: np.random.Generator, text: str) -> str:
    at = int(rng.integers(6, min(17, len(text))))
    return text[:at] + other_digit(rng, text[at]) + text[at + 1 :]


def transposed(rng: np.random.Generator, text: str) -> str:
    """Two neighbouring different digits change places."""
    spots = [at for at in range(6, 16) if text[at] != text[at + 1]]
    at = int(rng.choice(spots)) if spots else 16
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def one_lost(rng: np.random.Generator, text: str) -> str:
    at = int(rng.integers(6, len(text)))
    return text[:at] + text[at + 1 :]


def spaced(rng: np.random.Generator, text: str) -> str:
    return f"'{text}" if rng.random() < 0.5 else f"{text[:6]} {text[6:14]} {text[14:]}"


def fifteen(_: np.random.Generator, text: str) -> str:
    """The old form; only for numbers of the last century."""
    return text[:6] + text[8:17] if text[6:8] == "19" else text


def masked(_: np.random.Generator, text: str) -> str:
    return f"{text[:6]}********{text[-4:]}"


def widened(_: np.random.Generator, text: str) -> str:
    return wide(text)


def float_damaged(_: np.random.Generator, text: str) -> str:
    """What a spreadsheet keeps of a long number: fifteen digits."""
    return f"{text[:15]}000"


ID_SLIPS: Mapping[str, tuple[float, Slip]] = {
    "id_15": (0.015, fifteen), "id_wrong_digit": (0.015, wrong_digit), "id_transposed": (0.005, transposed),
    "id_17": (0.003, one_lost), "id_wide": (0.007, widened), "id_spaced": (0.025, spaced),
    "id_float": (0.008, float_damaged), "id_masked": (0.01, masked),
}  # fmt: skip
