"""What a move of an incident asks for beside the right: corrections, a reason, a target, a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from jiayuan.command.masking import masked
from jiayuan.command.models import Incident
from jiayuan.command.words import OPEN_INCIDENTS, SKILLS
from jiayuan.kernel import clock
from jiayuan.kernel.errors import FieldError, Invalid, Refused
from jiayuan.kernel.text import mark

REOPEN_WITHIN = timedelta(hours=2)


def correct(incident: Incident, data: dict[str, Any]) -> None:
    """A person may correct priority and needs."""
    if "priority" in data:
        if data["priority"] not in (1, 2, 3):
            raise Invalid(errors=[FieldError("priority", "range", mark("紧急程度为一级、二级或三级"))])
        incident.priority = data["priority"]
    for skill, count in data.get("needs", ()):
        if skill not in SKILLS or not 1 <= count <= 20:
            raise Invalid(errors=[FieldError("needs", "range", mark("每项需要的人数为1到20"))])
    if "needs" in data:
        incident.needs = [{"skill": skill, "count": count} for skill, count in data["needs"]]


def _reason(incident: Incident, data: dict[str, Any]) -> None:
    if not str(data.get("reason", "")).strip():
        raise Invalid(errors=[FieldError("reason", "empty", mark("请说明原因"))])
    incident.reason = masked(str(data["reason"]))[:200]


def _merge_target(incident: Incident, data: dict[str, Any]) -> None:
    into = data.get("into") or incident.pk
    other = Incident.objects.filter(plan=incident.plan_id, pk=into).exclude(pk=incident.pk).first()
    if other is None or other.state not in OPEN_INCIDENTS:
        raise Invalid(errors=[FieldError("into", "missing", mark("请选择要并入的事件"))])
    incident.duplicate_of = other


def _soon_enough(incident: Incident, data: dict[str, Any]) -> None:
    if incident.resolved_at is None or clock.now() - incident.resolved_at > REOPEN_WITHIN:
        raise Refused(mark("办结超过2小时，请登记新的事件"), code="reopen-late", cite="command 4.1")
    incident.resolved_at = incident.arrived_at = None
    # The new round of dispatches counts from here, see `dispatches._follow`.
    incident.triaged_at = clock.now()


GUARDS: dict[str, Callable[[Incident, dict[str, Any]], None]] = {
    "reason": _reason,
    "target": _merge_target,
    "within_2h": _soon_enough,
}
