"""The states of a message on either side, and when a failed attempt is tried again."""

from __future__ import annotations

from datetime import datetime, timedelta

from jiayuan.kernel.states import StateTable, Transition

RUN, TEND = "ledgers.run", "ledgers.exchange"

MESSAGE_TRANSITIONS = StateTable(
    "message",
    "",
    {
        ("", "queue"): Transition("queued", TEND),
        # Theirs begins as sent: it was, or we would not see it.
        ("", "take"): Transition("sent", RUN, "signed_fresh_and_new"),
        ("queued", "send"): Transition("sent", RUN),
        ("sent", "answer"): Transition("answered", RUN, effects=("keep_both_signatures",)),
        ("answered", "apply"): Transition("applied", RUN, "once", ("drop_body",)),
        # No answer came; the ladder says when to try again, and its end is a dead letter.
        ("sent", "fail"): Transition("queued", RUN, "ladder_left"),
        ("sent", "give_up"): Transition("dead", RUN, "ladder_ended", ("tell",)),
        ("sent", "refuse"): Transition("refused", RUN, effects=("keep_both_signatures", "tell")),
        ("dead", "retry"): Transition("queued", TEND),
    },
)

LADDER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))


def next_attempt(failed: int, now: datetime) -> datetime | None:
    """When to try again after the `failed`-th failure (1 is the first); None when the ladder has ended."""
    return now + LADDER[failed - 1] if failed <= len(LADDER) else None
