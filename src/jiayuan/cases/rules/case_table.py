"""The case machine: nine states, one row per allowed move (specification 4.1)."""

from __future__ import annotations

from types import MappingProxyType

from jiayuan.kernel.states import StateTable, Transition

LIVE = ("received", "open", "waiting", "suspended", "feedback_due")
ENDED = ("closed", "answered", "declined", "merged")
# Moves that change facts about a live case but not its state.
STAFF_NOTES = ("reclassify", "relocate", "set_urgency", "note", "attach", "split", "supervise", "conceal")
RESIDENT_NOTES = ("join", "follow", "message")

_T = Transition
_MOVES = {
    ("", "receive"): _T("received", "cases.receive", "place", ("number", "start_accept", "start_dispatch", "resolve")),
    ("received", "answer_directly"): _T("answered", "cases.answer", "answer", ("meet_accept", "stop_resolve")),
    ("received", "decline"): _T("declined", "cases.answer", "decline_reason", ("meet_accept", "cancel_clocks")),
    ("received", "dispatch"): _T("open", "cases.dispatch", "one_lead", ("meet_dispatch", "offer")),
    ("open", "ask"): _T("waiting", "cases.handle", "one_question", ("pause_resolve", "tell_reporter")),
    ("waiting", "reply"): _T("open", "cases.reply", "words", ("resume_resolve",)),
    ("waiting", "ask_lapsed"): _T("open", "cases.system", "five_days", ("resume_resolve",)),
    # Suspending takes two signatures, so the asking and the first signature are moves of their own.
    ("open", "ask_suspend"): _T("open", "cases.handle", "plan", ("file_deferral",)),
    ("open", "endorse_suspend"): _T("open", "cases.endorse", "not_asker", ("sign_first",)),
    ("open", "approve_suspend"): _T("suspended", "cases.suspend", "two_signatures", ("pause_resolve", "tell_reporter")),
    ("suspended", "resume"): _T("open", "cases.suspend", "", ("end_deferral", "resume_resolve")),
    ("suspended", "review_due"): _T("open", "cases.system", "review_date", ("end_deferral", "resume_resolve")),
    ("open", "all_done"): _T("feedback_due", "cases.system", "nothing_open", ("end_resolve", "start_callback")),
    ("feedback_due", "record_feedback"): _T("closed", "cases.feedback", "answers", ("meet_callback",)),
    # More than one reporter: each is asked, the last answer closes.
    ("feedback_due", "partial_feedback"): _T("feedback_due", "cases.feedback", "answers"),
    ("feedback_due", "lapse"): _T("closed", "cases.system", "three_tries", ("end_callback",)),
    # A reporter whose problem came back must not start again from the beginning.
    ("feedback_due", "reopen"): _T("open", "cases.reopen", "reopen_term", ("next_round",)),
    ("closed", "reopen"): _T("open", "cases.reopen", "reopen_term", ("next_round",)),
    # An answered case never had a unit, so it goes back to be dispatched.
    ("answered", "reopen"): _T("received", "cases.reopen", "reopen_term", ("next_round",)),
    ("received", "merge"): _T("merged", "cases.merge", "mergeable", ("cancel_orders", "cancel_clocks")),
    ("open", "merge"): _T("merged", "cases.merge", "mergeable", ("cancel_orders", "cancel_clocks")),
    ("waiting", "merge"): _T("merged", "cases.merge", "mergeable", ("cancel_orders", "cancel_clocks")),
    ("merged", "unmerge"): _T("received", "cases.merge", "seven_days", ("clocks_from_receipt",)),
    ("declined", "reconsider"): _T("received", "cases.supervise", "words", ("clocks_from_receipt",)),
    ("received", "withdraw"): _T("closed", "cases.withdraw", "wish", ("cancel_clocks",)),
    ("open", "withdraw"): _T("closed", "cases.withdraw", "wish", ("cancel_orders", "cancel_clocks")),
    ("waiting", "withdraw"): _T("closed", "cases.withdraw", "wish", ("cancel_orders", "cancel_clocks")),
    ("suspended", "withdraw"): _T("closed", "cases.withdraw", "wish", ("cancel_orders", "cancel_clocks")),
}
_PERMISSION = {
    "reclassify": "cases.dispatch", "relocate": "cases.dispatch", "set_urgency": "cases.dispatch",
    "note": "cases.handle", "attach": "cases.attach", "split": "cases.dispatch", "supervise": "cases.supervise",
    "conceal": "cases.dispatch", "join": "cases.receive", "follow": "cases.receive", "message": "cases.reply",
}  # fmt: skip
_EFFECTS = {"supervise": ("supervise",)}
_SAME = {
    (state, command): _T(state, _PERMISSION[command], command, _EFFECTS.get(command, ()))
    for state in LIVE
    for command in (*STAFF_NOTES, *RESIDENT_NOTES)
}

# What ran out of time goes one level up, whatever state the case waits in.
_UP = {(state, "escalate"): _T(state, "cases.system", "", ("supervise",)) for state in LIVE}
# An open case has a live order or a child, so the first split opens it.
_SPLIT = {("received", "split"): _T("open", "cases.dispatch", "split", ("meet_dispatch",))}

CASE = StateTable("case", "", MappingProxyType({**_MOVES, **_SAME, **_UP, **_SPLIT}))
STATES = (*LIVE, *ENDED)
COMMANDS = tuple(dict.fromkeys(command for _, command in CASE.transitions))
