"""States of an incident, and when its needs are met. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from jiayuan.kernel.states import StateTable, Transition

_BEFORE_SCENE = ("reported", "triaged", "dispatching", "responding")
INCIDENT = StateTable("incident", "reported", {
    ("reported", "triage"): Transition("triaged", "command.dispatch"),
    ("triaged", "dispatch"): Transition("dispatching", "command.dispatch", "units_chosen"),
    # Somebody refused: another unit is offered the place.
    ("dispatching", "dispatch"): Transition("dispatching", "command.dispatch", "units_chosen"),
    ("responding", "dispatch"): Transition("dispatching", "command.dispatch", "units_chosen"),
    ("dispatching", "respond"): Transition("responding", "command.respond", "needs_accepted"),
    ("responding", "arrive"): Transition("on_scene", "command.respond"),
    ("dispatching", "arrive"): Transition("on_scene", "command.respond"),
    ("on_scene", "resolve"): Transition("resolved", "command.respond"),
    ("resolved", "close"): Transition("closed", "command.dispatch"),
    ("resolved", "reopen"): Transition("triaged", "command.dispatch", "within_2h"),
    **{(at, "cancel"): Transition("cancelled", "command.dispatch", "reason", ("recall",)) for at in _BEFORE_SCENE},
    **{(at, "merge"): Transition("merged", "command.dispatch", "target", ("recall",)) for at in _BEFORE_SCENE},
})  # fmt: skip


def needs_met(needs: Iterable[tuple[str, int]], accepted: Iterable[str]) -> bool:
    """Whether the accepted tasks (by the skill they were sent for) fill every need."""
    have = list(accepted)
    return all(have.count(skill) >= count for skill, count in needs)
