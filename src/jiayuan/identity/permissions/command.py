"""Permissions of command: plans, dispatch, positions, responders."""

from __future__ import annotations

_DISPATCHER = {"command.view", "command.dispatch", "command.positions", "command.report"}
_COMMANDER = _DISPATCHER | {"command.plan", "command.approve", "command.activate"}

PERMISSIONS: dict[str, set[str]] = {
    "duty_dispatcher": set(_DISPATCHER),
    "commander": _COMMANDER | {"command.respond"},
    "street_officer": set(_COMMANDER),
    "district_officer": {"command.view", "command.plan", "command.approve"},
    "community_worker": {"command.view", "command.report"},
    "responder": {"command.respond", "command.report"},
}
