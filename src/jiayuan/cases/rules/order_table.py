"""The work-order machine: nine states (specification 4.2). A return stops no clock and ends after two."""

from __future__ import annotations

from types import MappingProxyType

from jiayuan.kernel.states import StateTable, Transition

LIVE = ("offered", "signed", "working", "return_requested", "reported", "rework")
ENDED = ("returned", "approved", "cancelled")
# Two units may say "not mine"; the third hears the final say.
MAX_RETURNS = 2

_T = Transition
_MOVES = {
    ("", "offer"): _T("offered", "cases.dispatch", "handles_class_and_area", ("start_sign",)),
    ("offered", "sign"): _T("signed", "cases.handle", "", ("meet_sign", "take_lead")),
    ("signed", "start"): _T("working", "cases.handle"),
    ("rework", "start"): _T("working", "cases.handle"),
    ("offered", "request_return"): _T("return_requested", "cases.return", "return", ("start_decision",)),
    # Within two hours of signing: long enough to look, too short to sit on it.
    ("signed", "request_return"): _T("return_requested", "cases.return", "return_after_sign", ("start_decision",)),
    ("return_requested", "accept_return"): _T("returned", "cases.dispatch", "next_unit", ("offer_next",)),
    ("return_requested", "refuse_return"): _T("offered", "cases.dispatch", "reason"),
    ("return_requested", "final_say"): _T("signed", "cases.supervise", "final", ("force", "take_lead")),
    ("offered", "final_say"): _T("signed", "cases.supervise", "final", ("force", "take_lead")),
    ("working", "report_done"): _T("reported", "cases.handle", "result", ("end_order_resolve",)),
    ("reported", "approve"): _T("approved", "cases.approve", "not_reporter", ("all_done",)),
    ("reported", "reject"): _T("rework", "cases.approve", "reject_reason"),
}
_CANCEL = {(state, "cancel"): _T("cancelled", "cases.system", "", ("cancel_clocks",)) for state in LIVE}
_SAME = {
    (state, command): _T(state, permission, guard)
    for state in ("signed", "working")
    for command, permission, guard in (
        ("log_contact", "cases.handle", "contact"),
        ("ask_extend", "cases.handle", "extension"),
        ("extend", "cases.dispatch", "not_asker"),
    )
}

ORDER = StateTable("order", "", MappingProxyType({**_MOVES, **_CANCEL, **_SAME}))
STATES = (*LIVE, *ENDED)
COMMANDS = tuple(dict.fromkeys(command for _, command in ORDER.transitions))
