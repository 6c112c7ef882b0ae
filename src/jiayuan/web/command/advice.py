"""The chosen incident with its three options in words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from jiayuan.command import api
from jiayuan.web.command import labels
from jiayuan.web.command.sealing import seal

OPEN_FOR_UNITS = ("reported", "triaged", "dispatching", "responding")


def _option(option: api.Option, ages: dict[UUID, float]) -> dict[str, Any]:
    units = [
        {
            "call_sign": unit.call_sign,
            "eta": labels.minutes(unit.eta_s),
            "age": _("%(s)s 秒前的位置") % {"s": int(ages.get(unit.key, 0))},
            "skills": labels.skills_words(unit.skills),
            "hours": f"{unit.hours_on:.1f}",
        }
        for unit, _skill in option.sent
    ]
    return {
        "rank": option.rank,
        "units": units,
        "eta": labels.minutes(option.max_eta_s),
        "loss": f"{100 * option.cover_loss:.1f}%",
        "why": labels.reasons_words(option.reasons),
        "missing": labels.skills_words(option.missing),
        "sealed": seal(option),
    }


def selected_context(incident_id: UUID) -> dict[str, Any]:
    """Everything the panel of one incident shows."""
    incident = api.incident_view(incident_id)
    context: dict[str, Any] = {
        "incident": incident,
        "state": labels.INCIDENT[incident.state],
        "priority": labels.PRIORITY[incident.priority],
        "left": labels.minutes(incident.left_s),
        "escalation": labels.escalation_tag(incident.escalation),
        "needs": labels.needs_words(incident.needs),
        "tasks": [_task(task) for task in incident.tasks],
        "commands": [(name, labels.INCIDENT_COMMANDS[name]) for name in incident.commands if name != "merge"],
    }
    if incident.state in OPEN_FOR_UNITS and not _waiting(incident):
        advice = api.recommend(incident_id)
        context["options"] = [_option(option, dict(advice.ages)) for option in advice.options]
        context["excluded"] = [(labels.reasons_words([code]), n) for code, n in sorted(advice.excluded.items())]
        context["asked"] = True
    return context


def _waiting(incident: api.IncidentView) -> bool:
    """Enough units are asked or on their way already."""
    # A panel that offered more units than are needed would empty the posts.
    busy = sum(task.state in ("offered", "accepted", "enroute", "arrived") for task in incident.tasks)
    return busy >= sum(count for _skill, count in incident.needs)


def _task(task: api.TaskView) -> dict[str, Any]:
    text, tone = labels.TASK[task.state]
    moves = {"offered": ("accept", "decline"), "accepted": ("depart",), "enroute": ("arrive",), "arrived": ("clear",)}
    commands = [(name, labels.TASK_COMMANDS[name]) for name in moves.get(task.state, ())]
    return {"task": task, "text": text, "tone": tone, "eta": labels.minutes(task.eta_s), "commands": commands}
