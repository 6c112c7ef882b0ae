"""The states of a form and of a community's part of it."""

from __future__ import annotations

from jiayuan.kernel.states import StateTable, Transition

BUILD, FILL, SEND, RUN = "ledgers.approve", "ledgers.review", "ledgers.upload", "ledgers.run"

FORM_TRANSITIONS = StateTable(
    "form",
    "",
    {
        ("", "draft"): Transition("draft", BUILD, "no_twin_of_the_last_30_days"),
        ("draft", "agree"): Transition("draft", BUILD, "second_person"),
        # Twice checked: another form may have been opened since the draft was written.
        ("draft", "open"): Transition("open", BUILD, "no_twin_and_reason_agreed", ("make_tasks",)),
        ("open", "start"): Transition("filling", FILL),
        ("open", "expire"): Transition("expired", RUN, "past_due"),
        ("filling", "start"): Transition("filling", FILL),
        ("filling", "submit"): Transition("submitted", SEND, "something_answered", ("receive",)),
        # The answers are a ledger upload: accepting approves that upload, returning cancels it.
        ("submitted", "accept"): Transition("accepted", BUILD, "upload_previewed", ("approve_upload",)),
        ("submitted", "return"): Transition("returned", BUILD, "reason", ("cancel_upload",)),
        ("returned", "start"): Transition("filling", FILL),
    },
)
