"""Simulated units on a task: they answer, walk the streets, arrive and clear."""

from __future__ import annotations

from datetime import datetime, timedelta

from jiayuan.command.actions.dispatches import dispatch_command
from jiayuan.command.inputs import Fix
from jiayuan.command.models import Dispatch, PositionLatest
from jiayuan.command.ways import way_between
from jiayuan.places.api import network

ON_SCENE = timedelta(seconds=90)


def advance(task: Dispatch, seconds: float, now: datetime) -> Fix | None:
    """Answers and moves one unit on a task; a unit with a person behind it waits for that person's answers."""
    human = task.unit.lead is not None and task.unit.lead.account_id is not None
    if task.state == "offered" and not human:
        dispatch_command(task.pk, "accept")
    elif task.state == "accepted" and not human:
        dispatch_command(task.pk, "depart")
    elif task.state == "arrived" and not human and task.arrived_at and now - task.arrived_at > ON_SCENE:
        dispatch_command(task.pk, "clear")
    elif task.state == "enroute":
        return _walk(task, seconds, now, human=human)
    return None


def _walk(task: Dispatch, seconds: float, now: datetime, *, human: bool) -> Fix | None:
    at = PositionLatest.objects.filter(unit=task.unit_id).first()
    if at is None:
        return None
    way = way_between(network(), (at.lon, at.lat), (task.incident.lon, task.incident.lat), task.unit.mode)
    lon, lat = way.at(seconds)
    if way.total_s <= seconds and not human:
        dispatch_command(task.pk, "arrive")
    return Fix(task.unit.share_token, now, lon, lat, 5.0)
