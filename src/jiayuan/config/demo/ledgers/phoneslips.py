"""What people do to telephone numbers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from jiayuan.config.demo.ledgers.idslips import widened
from jiayuan.config.demo.ledgers.slips import Slip, other_digit


def phone_typo(rng: np.random.Generator, phone: str) -> str:
    at = int(rng.integers(3, 11))
    return phone[:at] + other_digit(rng, phone[at]) + phone[at + 1 :]


def phone_short(_: np.random.Generator, phone: str) -> str:
    return phone[:-1]


def phone_dashes(_: np.random.Generator, phone: str) -> str:
    return f"{phone[:3]}-{phone[3:7]}-{phone[7:]}"


def phone_two(rng: np.random.Generator, phone: str) -> str:
    return f"{phone}/010-6{rng.integers(1000000, 9999999)}"


def phone_land(rng: np.random.Generator, _: str) -> str:
    return f"6{rng.integers(1000000, 9999999)}" if rng.random() < 0.5 else f"010-6{rng.integers(1000000, 9999999)}"


def phone_country(_: np.random.Generator, phone: str) -> str:
    return f"+86{phone}"


PHONE_SLIPS: Mapping[str, tuple[float, Slip]] = {
    "phone_typo": (0.01, phone_typo), "phone_10": (0.005, phone_short), "phone_dashes": (0.035, phone_dashes),
    "phone_two": (0.02, phone_two), "phone_landline": (0.05, phone_land), "phone_86": (0.01, phone_country),
    "phone_wide": (0.005, widened),
}  # fmt: skip
