"""The clock machine (specification 4.3). A missed clock without an end is still open and overdue."""

from __future__ import annotations

from types import MappingProxyType

from jiayuan.kernel.states import StateTable, Transition

KINDS = ("accept", "dispatch", "sign", "contact", "resolve", "callback", "return_decision")
STATES = ("running", "paused", "met", "missed", "cancelled")
WARN_AT = (50, 80, 100)

_MOVES = {
    ("", "start"): Transition("running", "cases.system"),
    ("running", "pause"): Transition("paused", "cases.system"),
    ("paused", "resume"): Transition("running", "cases.system"),
    ("running", "meet"): Transition("met", "cases.system"),
    ("running", "miss"): Transition("missed", "cases.system"),
    # The deed done too late: the verdict stays, the end is known.
    ("missed", "meet"): Transition("missed", "cases.system"),
    # A merge or a refusal taken back: the time between counts, as if the clock had never stopped.
    ("cancelled", "revive"): Transition("running", "cases.system"),
}
_CANCEL = {(state, "cancel"): Transition("cancelled", "cases.system") for state in STATES if state != "cancelled"}

CLOCK = StateTable("clock", "", MappingProxyType({**_MOVES, **_CANCEL}))
COMMANDS = tuple(dict.fromkeys(command for _, command in CLOCK.transitions))
