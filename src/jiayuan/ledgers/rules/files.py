"""The states of an uploaded file and of a review item."""

from __future__ import annotations

from jiayuan.kernel.states import StateTable, Transition

UPLOAD, APPROVE, RUN, REVIEW = "ledgers.upload", "ledgers.approve", "ledgers.run", "ledgers.review"

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
        # The merge is one transaction: the state "merging" is never seen committed without its end.
        ("merging", "merge"): Transition("merged", RUN, effects=("announce",)),
        ("merged", "undo"): Transition("undone", UPLOAD, "own_within_24h_or_steward", ("announce",)),
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

REVIEW_TRANSITIONS = StateTable(
    "review-item",
    "open",
    {
        ("open", "take"): Transition("taken", REVIEW),
        ("taken", "release"): Transition("open", REVIEW, "after_30_minutes"),
        ("open", "decide"): Transition("decided", REVIEW, effects=("apply",)),
        ("taken", "decide"): Transition("decided", REVIEW, effects=("apply",)),
        ("open", "send_out"): Transition("field_check", REVIEW),
        ("taken", "send_out"): Transition("field_check", REVIEW),
        ("field_check", "decide"): Transition("decided", REVIEW, effects=("apply",)),
        ("open", "expire"): Transition("expired", RUN, "after_10_working_days", ("street_queue",)),
        ("expired", "decide"): Transition("decided", REVIEW, effects=("apply",)),
        ("decided", "undo"): Transition("open", REVIEW, effects=("take_back",)),
    },
)
