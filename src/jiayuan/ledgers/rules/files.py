"""The states of an uploaded file."""

from __future__ import annotations

from jiayuan.kernel.states import StateTable, Transition

UPLOAD, APPROVE, RUN = "ledgers.upload", "ledgers.approve", "ledgers.run"

# Working states end in "failed" when a stage breaks; retry returns to the last good one.
FILE_TRANSITIONS = StateTable(
    "ledger-file",
    "",
    {
        ("", "receive"): Transition("received", UPLOAD, "office_owns_template"),
        ("received", "quarantine"): Transition("quarantined", RUN, effects=("tell",)),
        ("received", "read"): Transition("mapped", RUN, effects=("check_next",)),
        # A required column less than .90 sure, or a paste one row off, is for a person to settle.
        ("received", "ask_mapping"): Transition("needs_mapping", RUN),
        ("needs_mapping", "confirm_mapping"): Transition("mapped", UPLOAD, effects=("remember", "check_next")),
        ("mapped", "check"): Transition("checked", RUN, effects=("match_next",)),
        ("checked", "match"): Transition("previewed", RUN),
        ("previewed", "approve"): Transition("approved", UPLOAD, "version_seen_and_second_person", ("merge_next",)),
        ("approved", "start_merge"): Transition("merging", RUN),
        # Another file was undone meanwhile, or told of the same people first: what was approved is no longer so.
        ("approved", "look_again"): Transition("checked", RUN, effects=("match_next",)),
        # The merge is one transaction: the state "merging" is never seen committed without its end.
        ("merging", "merge"): Transition("merged", RUN, effects=("announce",)),
        ("merged", "undo"): Transition("undone", UPLOAD, "own_within_24h_or_steward", ("announce",)),
        ("undone", "redo"): Transition("merged", UPLOAD, "own_within_24h_or_steward", ("announce",)),
        ("received", "cancel"): Transition("cancelled", UPLOAD),
        ("needs_mapping", "cancel"): Transition("cancelled", UPLOAD),
        ("mapped", "cancel"): Transition("cancelled", UPLOAD),
        ("checked", "cancel"): Transition("cancelled", UPLOAD),
        ("previewed", "cancel"): Transition("cancelled", UPLOAD),
        ("approved", "cancel"): Transition("cancelled", UPLOAD),
        ("received", "fail"): Transition("failed", RUN),
        ("mapped", "fail"): Transition("failed", RUN),
        ("checked", "fail"): Transition("failed", RUN),
        ("approved", "fail"): Transition("failed", RUN),
        ("merging", "fail"): Transition("failed", RUN),
        # The stage that failed stands in the file; retry goes back to the state before it.
        ("failed", "retry"): Transition("received", UPLOAD, "last_good_state"),
        ("failed", "cancel"): Transition("cancelled", UPLOAD),
    },
)

WORKING = {"received": "read", "mapped": "check", "checked": "match", "approved": "merge"}
ENDED = frozenset({"quarantined", "cancelled", "undone"})
