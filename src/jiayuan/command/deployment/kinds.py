"""What a deployment speaks of: service classes, kinds of units, needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Class:
    """A service class: who may serve it, within how many seconds, by how many units, its share and busy fraction."""

    code: str
    skill: str
    target_s: float
    units: int = 1
    share: float = 0.5
    busy: float = 0.2


@dataclass(frozen=True, slots=True)
class UnitType:
    """`supply` people of one kind: skills × mode of travel."""

    code: str
    skills: frozenset[str]
    mode: str
    supply: int


@dataclass(frozen=True, slots=True)
class Need:
    """`count` people with `skill` at security point `point` (row of `point_times`)."""

    point: int
    skill: str
    count: int
    # Only at a releasable point may people leave for an incident and so count as cover.
    releasable: bool = False
    weight: float = 1.0
