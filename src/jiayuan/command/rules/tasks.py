"""States of a dispatch, and how long an offer stands. Pure."""

from __future__ import annotations

from jiayuan.kernel.states import StateTable, Transition

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


def offer_seconds(priority: int, p1_s: int, other_s: int) -> int:
    """How long an offer stands before the next unit is asked."""
    return p1_s if priority == 1 else other_s
