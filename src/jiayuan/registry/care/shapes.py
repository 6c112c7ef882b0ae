"""The frozen shapes in which the care register answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person asks for: needs (codes), whom to call, and a few words to who comes."""

    needs: Sequence[str]
    contact: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CareReadingView:
    """One emergency in which somebody saw the own entry."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CareView:
    """The own entry, for its owner alone."""

    wishes: Wishes
    agreed_at: datetime
    until: date
    channel: str
    readings: Sequence[CareReadingView] = ()


@dataclass(frozen=True, slots=True)
class CareOpeningRef:
    """An emergency; `open` says whether the register can be read now."""

    id: UUID
    name: str
    reason: str
    place: str
    state: str
    open: bool
    declared_at: datetime
    ends_at: datetime
    is_author: bool
    commands: Sequence[str]


@dataclass(frozen=True, slots=True)
class CareName:
    """One person to look after, in an open emergency: the agreed fields and nothing else."""

    name: str
    room: str
    needs: Sequence[str]
    contact: str
    note: str
