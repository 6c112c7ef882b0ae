"""Which earlier cases may be the same demand: same class group, near, not long ago, similar words (spec 4.8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import cos, hypot, radians

from jiayuan.kernel.text import squeeze

M_PER_DEGREE = 111_320.0
CELL_M = 50.0
CLOSED_FOR = timedelta(days=30)
BEST = 5
# Distance, age, words: being near and being alike say most.
WEIGHTS = (0.4, 0.2, 0.4)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One earlier case; `lon`, `lat` WGS84."""

    case_id: int
    group: str
    lon: float
    lat: float
    received_at: datetime
    summary: str = ""
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Match:
    case_id: int
    distance_m: float
    age_s: float
    similarity: float
    score: float


def bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters of the squeezed text."""
    plain = squeeze(text).lower()
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def similarity(one: str, other: str) -> float:
    """Dice coefficient of the bigrams, 0 to 1."""
    left, right = bigrams(one), bigrams(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def distance_m(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Metres between two near points."""
    return hypot((lon1 - lon2) * cos(radians((lat1 + lat2) / 2)), lat1 - lat2) * M_PER_DEGREE


def cell_of(lon: float, lat: float) -> int:
    """The 50 m square a point lies in, as one number."""
    # One cosine for all of Beijing keeps neighbouring squares neighbours.
    return int(lat * M_PER_DEGREE // CELL_M) * 1_000_000 + int(lon * M_PER_DEGREE * cos(radians(40)) // CELL_M)


def cells_near(lon: float, lat: float) -> tuple[int, ...]:
    """The square of a point and its eight neighbours: everything within 50 m lies in one of them."""
    middle = cell_of(lon, lat)
    return tuple(middle + row * 1_000_000 + column for row in (-1, 0, 1) for column in (-1, 0, 1))


def rank(
    wanted: Candidate, earlier: Iterable[Candidate], *, near_m: float = 50.0, weeks: int = 12, best: int = BEST
) -> list[Match]:
    """The best matches first; ties go to the older case."""
    found = [match for one in earlier if (match := _match(wanted, one, near_m, timedelta(weeks=weeks)))]
    return sorted(found, key=lambda match: (-match.score, match.case_id))[:best]


def _match(wanted: Candidate, one: Candidate, near_m: float, span: timedelta) -> Match | None:
    age = wanted.received_at - one.received_at
    gone = one.closed_at is not None and wanted.received_at - one.closed_at > CLOSED_FOR
    if one.group != wanted.group or one.case_id == wanted.case_id or gone or not timedelta(0) <= age <= span:
        return None
    away = distance_m(wanted.lon, wanted.lat, one.lon, one.lat)
    if away > near_m:
        return None
    alike = similarity(wanted.summary, one.summary)
    parts = (1 - away / near_m, 1 - age / span, alike)
    score = sum(weight * part for weight, part in zip(WEIGHTS, parts, strict=True))
    return Match(one.case_id, round(away, 1), age.total_seconds(), round(alike, 3), round(score, 4))
