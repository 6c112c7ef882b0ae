"""States of command as tables, and small decisions. Pure. Any cell that is not here is refused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from jiayuan.kernel.states import StateTable, Transition

PLAN = StateTable("plan", "draft", {
    ("draft", "submit"): Transition("review", "command.plan", "checked"),
    ("review", "return"): Transition("draft", "command.approve"),
    ("review", "approve"): Transition("approved", "command.approve", "second_person"),
    ("approved", "activate"): Transition("active", "command.activate", "core_staffed"),
    ("active", "amend"): Transition("active", "command.plan"),
    ("active", "close"): Transition("closed", "command.activate", "no_open_p1", ("forget_positions",)),
    ("closed", "publish"): Transition("reviewed", "command.plan", "", ("after_action",)),
})  # fmt: skip

_UNIT_MOVES = {
    ("off", "start"): Transition("available", "command.respond"),
    ("available", "end"): Transition("off", "command.respond", "", ("forget_position",)),
    ("available", "patrol"): Transition("patrolling", "command.respond"),
    ("available", "move"): Transition("moving", "command.dispatch"),
    ("available", "pause"): Transition("break", "command.respond"),
    ("patrolling", "resume"): Transition("available", "command.respond"),
    ("moving", "resume"): Transition("available", "command.respond"),
    ("break", "resume"): Transition("available", "command.respond"),
    ("available", "offer"): Transition("offered", "command.dispatch"),
    ("patrolling", "offer"): Transition("offered", "command.dispatch"),
    ("moving", "offer"): Transition("offered", "command.dispatch"),
    ("offered", "release"): Transition("available", "command.dispatch"),
    ("offered", "depart"): Transition("enroute", "command.respond"),
    ("enroute", "release"): Transition("available", "command.dispatch"),
    ("enroute", "arrive"): Transition("on_scene", "command.respond"),
    # A unit met on the way by the matter itself has arrived without having left.
    ("offered", "arrive"): Transition("on_scene", "command.respond"),
    ("on_scene", "clear"): Transition("available", "command.respond"),
    ("out_of_service", "repair"): Transition("off", "command.dispatch"),
}
_WORKING = ("off", "available", "patrolling", "moving", "break", "offered", "enroute", "on_scene")
UNIT = StateTable(
    "unit",
    "off",
    _UNIT_MOVES | {(state, "fail"): Transition("out_of_service", "command.respond") for state in _WORKING},
)

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

DISPATCH = StateTable("dispatch", "offered", {
    ("offered", "accept"): Transition("accepted", "command.respond"),
    ("offered", "decline"): Transition("refused", "command.respond", "", ("unit:release",)),
    ("offered", "expire"): Transition("refused", "command.dispatch", "overdue", ("unit:release",)),
    ("accepted", "depart"): Transition("enroute", "command.respond", "", ("unit:depart",)),
    ("enroute", "arrive"): Transition("arrived", "command.respond", "", ("unit:arrive",)),
    ("accepted", "arrive"): Transition("arrived", "command.respond", "", ("unit:arrive",)),
    ("arrived", "clear"): Transition("cleared", "command.respond", "", ("unit:clear",)),
    ("enroute", "divert"): Transition("diverted", "command.dispatch", "", ("unit:release",)),
    # The incident ended before the unit reached it.
    ("offered", "recall"): Transition("recalled", "command.dispatch", "", ("unit:release",)),
    ("accepted", "recall"): Transition("recalled", "command.dispatch", "", ("unit:release",)),
    ("enroute", "recall"): Transition("recalled", "command.dispatch", "", ("unit:release",)),
})  # fmt: skip

ASSIGNMENT = StateTable("assignment", "offered", {
    ("offered", "accept"): Transition("accepted", "command.respond"),
    ("offered", "decline"): Transition("open", "command.respond"),
    ("offered", "expire"): Transition("open", "command.plan"),
    ("accepted", "decline"): Transition("open", "command.respond"),
    ("accepted", "check_in"): Transition("on_shift", "command.respond", "", ("unit:start",)),
    ("accepted", "miss"): Transition("no_show", "command.dispatch"),
    ("on_shift", "pause"): Transition("on_break", "command.respond", "", ("unit:pause",)),
    ("on_break", "resume"): Transition("on_shift", "command.respond", "", ("unit:resume",)),
    ("on_shift", "check_out"): Transition("done", "command.respond", "", ("unit:end",)),
})  # fmt: skip
TABLES = (PLAN, UNIT, INCIDENT, DISPATCH, ASSIGNMENT)


def offer_seconds(priority: int, p1_s: int, other_s: int) -> int:
    """How long an offer stands before the next unit is asked."""
    return p1_s if priority == 1 else other_s


def time_left(reported_at: datetime, target_s: int, now: datetime) -> int:
    """Seconds until the target; negative once it is missed."""
    return int(target_s - (now - reported_at).total_seconds())


def escalation_level(reported_at: datetime, target_s: int, now: datetime, *, accepted: bool, departed: bool) -> int:
    """0 to 4 of rule (7): 50 % without acceptance, 80 % without departure, 100 and 150 % without arrival."""
    used = (now - reported_at).total_seconds() / target_s
    reached = (used >= 0.5 and not accepted, used >= 0.8 and not departed, used >= 1.0, used >= 1.5)
    return max((level for level, hit in enumerate(reached, start=1) if hit), default=0)


def needs_met(needs: Iterable[tuple[str, int]], accepted: Iterable[str]) -> bool:
    """Whether the accepted tasks (by the skill they were sent for) fill every need."""
    have = list(accepted)
    return all(have.count(skill) >= count for skill, count in needs)
