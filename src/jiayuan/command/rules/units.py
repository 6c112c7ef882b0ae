"""States of a unit on shift. Pure."""

from __future__ import annotations

from jiayuan.kernel.states import StateTable, Transition

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
