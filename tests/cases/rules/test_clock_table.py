"""The clock machine walked in full."""

from __future__ import annotations

import pytest

from jiayuan.cases.rules.clock_table import CLOCK, COMMANDS, STATES
from jiayuan.kernel.errors import Conflict

ROWS = {
    ("", "start"): "running", ("running", "pause"): "paused", ("paused", "resume"): "running",
    ("running", "meet"): "met", ("running", "miss"): "missed", ("missed", "meet"): "missed",
    ("cancelled", "revive"): "running", **{(state, "cancel"): "cancelled" for state in STATES if state != "cancelled"},
}  # fmt: skip


@pytest.mark.parametrize("state", ["", *STATES])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_pair_of_state_and_command(state: str, command: str) -> None:
    wanted = ROWS.get((state, command))
    if wanted is None:
        with pytest.raises(Conflict):
            CLOCK.move(state, command)
    else:
        assert CLOCK.move(state, command).to == wanted


def test_five_states() -> None:
    assert CLOCK.states == {"", *STATES}


def test_a_paused_clock_cannot_be_missed() -> None:
    assert "miss" not in CLOCK.commands("paused")


def test_a_missed_clock_never_becomes_met() -> None:
    assert CLOCK.move("missed", "meet").to == "missed"
