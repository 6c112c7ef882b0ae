"""What an expression is for one person: known with a value, known absent, or unknown with the facts that keep it so."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, State
from jiayuan.benefits.engine.language.nodes import Plain

# Marks a figure among missing facts: nobody can be asked for it, the book lacks it.
PARAM = "param:"
NONE_MISSING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Out:
    """A result: known with a value, known absent, or unknown with the facts that keep it so."""

    state: State
    value: Plain | None = None
    missing: frozenset[str] = NONE_MISSING

    @property
    def yes(self) -> bool:
        return self.state == KNOWN and self.value is True

    @property
    def unknown(self) -> bool:
        return self.state == UNKNOWN


TRUE = Out(KNOWN, True)
FALSE = Out(KNOWN, False)
GONE = Out(ABSENT)


def unknown_of(parts: tuple[Out, ...]) -> Out:
    """Unknown because of these parts: what is missing is what their unknown ones miss, nothing of the settled ones."""
    return Out(UNKNOWN, None, frozenset().union(*(part.missing for part in parts if part.unknown)))
