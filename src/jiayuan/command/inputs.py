"""What callers hand in. Frozen values; coordinates WGS84, times aware UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from jiayuan.kernel.placepath import PlacePath


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


@dataclass(frozen=True, slots=True)
class NewPlan:
    """A whole plan; `zones[kind]` and `area` are GeoJSON polygons."""

    name: str
    place: PlacePath
    starts_at: datetime
    ends_at: datetime
    area: Mapping[str, Any]
    zones: Mapping[str, Mapping[str, Any]]
    expected_people: int
    most_posts: int
    points: tuple[NewPoint, ...] = ()
    posts: tuple[NewPost, ...] = ()
    risks: tuple[NewRisk, ...] = ()
    units: tuple[NewUnit, ...] = ()
    kind: str = "event"


@dataclass(frozen=True, slots=True)
class NewIncident:
    """A report. `client_key` makes a repeated report the same incident."""

    plan: UUID
    class_code: str
    lon: float
    lat: float
    text: str
    source: str = "duty"
    priority: int | None = None
    client_key: UUID | None = None
    case_ref: str = ""


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


@dataclass(frozen=True, slots=True)
class RunInfo:
    """A stored computation; see `command_solverun`."""

    id: UUID
    status: str
    objective: float
    bound: float | None
    gap: float | None
    wall_s: float
    figures: Mapping[str, Any] = field(default_factory=dict)
