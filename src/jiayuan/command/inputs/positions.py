"""Positions from devices, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Fix:
    """One position from a device: time, place, accuracy in metres, battery in percent."""

    token: str
    at: datetime
    lon: float
    lat: float
    accuracy_m: float = 10.0
    battery: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """How many fixes were stored and how many dropped."""

    stored: int
    dropped: int
