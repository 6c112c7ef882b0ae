"""What pages show, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jiayuan.kernel.errors import FieldError


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with what its page needs; `counts` by kind of content, `commands` the moves its state allows."""

    id: UUID
    name: str
    state: str
    place_path: str
    starts_at: datetime
    ends_at: datetime
    expected_people: int
    version: int
    commands: tuple[str, ...] = ()
    counts: dict[str, int] | None = None
    faults: tuple[FieldError, ...] = ()
    core_short: int = 0
    unit_states: dict[str, int] | None = None
    log: tuple[tuple[datetime, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TaskView:
    """A unit's task."""

    id: UUID
    call_sign: str
    state: str
    skill: str
    eta_s: float
    offered_at: datetime
    expires_at: datetime
    incident: IncidentView | None = None
    commands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An incident of the queue; `left_s` seconds until its target, negative once missed; `escalation` 0 to 4."""

    id: UUID
    plan_id: UUID
    number: int
    priority: int
    class_code: str
    name: str
    state: str
    text: str
    lon: float
    lat: float
    left_s: int
    target_s: int
    needs: tuple[tuple[str, int], ...]
    reported_at: datetime
    version: int
    commands: tuple[str, ...] = ()
    tasks: tuple[TaskView, ...] = ()
    escalation: int = 0


@dataclass(frozen=True, slots=True)
class ShiftView:
    """The responder's own unit: state, place, the task in hand."""

    unit_id: UUID
    call_sign: str
    plan_name: str
    plan_state: str
    force: str
    state: str
    home: str
    ends_at: datetime | None
    token: str
    task: TaskView | None
