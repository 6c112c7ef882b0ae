"""The states of a message, walked, and the ladder of attempts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from jiayuan.kernel.errors import Conflict
from jiayuan.ledgers.exchange.rules.states import MESSAGE_TRANSITIONS, next_attempt

NOW = datetime(2026, 3, 1, tzinfo=UTC)
MOVES = {
    ("", "queue"): "queued", ("", "take"): "sent", ("queued", "send"): "sent", ("sent", "answer"): "answered",
    ("answered", "apply"): "applied", ("sent", "fail"): "queued", ("sent", "give_up"): "dead",
    ("sent", "refuse"): "refused", ("dead", "retry"): "queued",
}  # fmt: skip
COMMANDS = sorted({command for _state, command in MOVES})


@pytest.mark.parametrize("state", sorted(MESSAGE_TRANSITIONS.states))
def test_every_state_knows_its_moves_and_no_other(state: str) -> None:
    for command in COMMANDS:
        if (state, command) in MOVES:
            assert MESSAGE_TRANSITIONS.move(state, command).to == MOVES[state, command]
        else:
            with pytest.raises(Conflict):
                MESSAGE_TRANSITIONS.move(state, command)


def test_the_ladder_is_1_5_30_minutes_2_and_6_hours_and_ends() -> None:
    waits = [(at - NOW).total_seconds() / 60 if (at := next_attempt(n, NOW)) else None for n in range(1, 7)]
    assert waits == [1, 5, 30, 120, 360, None]
