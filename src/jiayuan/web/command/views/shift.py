"""The responder's phone page: one thing at a time."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jiayuan.audit.api import record
from jiayuan.command import api
from jiayuan.identity.api import staff_view
from jiayuan.kernel.errors import Conflict, NotFound, Refused
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.web.command import labels

# One button a state: a phone held in a crowd has no room for a choice.
UNIT_COMMANDS = {"off": "start", "available": "pause", "break": "resume"}


@require_GET
@staff_view("command.respond", purpose=EVENT_STAFFING)
def mine(request: HttpRequest) -> HttpResponseBase:
    shift = api.my_shift()
    context: dict[str, Any] = {"shift": shift}
    if shift:
        first = UNIT_COMMANDS.get(shift.state, "")
        context |= {"state": labels.UNIT[shift.state], "first": first, "first_words": _words(first)}
        context["may_end"] = shift.state == "available"
    if shift and shift.task:
        context["task_state"] = labels.TASK[shift.task.state]
        context["moves"] = [(name, labels.TASK_COMMANDS[name]) for name in _ordered(shift.task.commands)]
        context["eta"] = labels.minutes(shift.task.eta_s)
    record("command.shift.read", n=1 if shift else 0)
    return render(request, "command/shift.html", context)


def _words(command: str) -> str:
    known = {"start": _("签到上岗"), "pause": _("休息一下"), "resume": _("继续待命")}
    return known.get(command, "")


def _ordered(commands: tuple[str, ...]) -> list[str]:
    """The expected step first; an arrival without a departure is possible, but not offered."""
    names = [name for name in commands if not (name == "arrive" and "depart" in commands)]
    return sorted(names, key=["accept", "depart", "arrive", "clear", "decline"].index)


@require_POST
@staff_view("command.respond", purpose=EVENT_STAFFING)
def act(request: HttpRequest, command: str) -> HttpResponseBase:
    shift = api.my_shift()
    if shift is None:
        raise NotFound
    try:
        api.shift_command(shift.unit_id, command)
    except (Conflict, Refused) as error:
        messages.error(request, _(str(error.message)))
    return redirect("command:shift")


@require_POST
@staff_view("command.respond", purpose=EVENT_STAFFING)
def act_on_task(request: HttpRequest, dispatch_id: UUID, command: str) -> HttpResponseBase:
    try:
        api.dispatch_command(dispatch_id, command)
    except Conflict as error:
        messages.error(request, _(str(error.message)))
    return redirect("command:shift")
