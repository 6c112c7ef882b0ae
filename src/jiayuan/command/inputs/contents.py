"""What a plan holds: security points, candidate posts, risk points, units."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NewPoint:
    """A security point with its needs (skill, count)."""

    code: str
    kind: str
    name: str
    lon: float
    lat: float
    needs: tuple[tuple[str, int], ...] = ()
    releasable: bool = False


@dataclass(frozen=True, slots=True)
class NewPost:
    code: str
    name: str
    lon: float
    lat: float
    capacity: int = 10


@dataclass(frozen=True, slots=True)
class NewRisk:
    """`persons_h` people an hour who are exposed, `density` persons per square metre."""

    category: str
    name: str
    lon: float
    lat: float
    hazard: int
    vulnerability: int
    persons_h: float
    density: float = 0.0
    thing_ref: UUID | None = None


@dataclass(frozen=True, slots=True)
class NewUnit:
    """`lead_account`: who carries the phone, if that person has an account already."""

    call_sign: str
    type_code: str
    skills: tuple[str, ...]
    mode: str
    force: str
    professional: bool
    lon: float
    lat: float
    lead_account: UUID | None = None
