"""What the acting role may do next."""

from __future__ import annotations

from jiayuan.identity.api import may
from jiayuan.kernel.context import Acting
from jiayuan.kernel.states import StateTable

SYSTEM = "cases.system"


def moves(acting: Acting, table: StateTable, state: str) -> tuple[str, ...]:
    """The commands the acting role may give in a state."""
    return tuple(
        command for command in table.commands(state)
        if (permission := table.transitions[state, command].permission) != SYSTEM and may(acting, permission)
    )  # fmt: skip
