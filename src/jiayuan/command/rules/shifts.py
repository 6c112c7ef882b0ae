"""States of an assignment to a shift. Pure."""

from __future__ import annotations

from jiayuan.kernel.states import StateTable, Transition

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
