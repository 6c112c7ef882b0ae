"""States of a plan: two people before it is active, an after-action report behind it. Pure."""

from __future__ import annotations

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
