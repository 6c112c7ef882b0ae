"""States as one readable table: (state, command) leads to a transition, anything else is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.text import mark


@dataclass(frozen=True, slots=True)
class Transition:
    """`guard` and `effects` are names the module's rules and actions understand."""

    to: str
    permission: str
    guard: str = ""
    effects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StateTable:
    """`initial` is the state before the first command ("" where nothing exists yet) or the first state."""

    name: str
    initial: str
    transitions: Mapping[tuple[str, str], Transition]

    def move(self, state: str, command: str) -> Transition:
        """The transition; raises Conflict naming the commands that are possible now."""
        # Whatever is not written in the table is refused: there is no default move.
        found = self.transitions.get((state, command))
        if found is None:
            raise Conflict(mark("现在不能做这一步"), code=f"{self.name}-state", allowed=self.commands(state))
        return found

    def commands(self, state: str) -> tuple[str, ...]:
        return tuple(command for at, command in self.transitions if at == state)

    @property
    def states(self) -> frozenset[str]:
        ends = (transition.to for transition in self.transitions.values())
        return frozenset({self.initial, *ends, *(state for state, _ in self.transitions)})
