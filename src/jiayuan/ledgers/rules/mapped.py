"""What a column is wanted for and what it is taken for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column of a template."""

    header: str
    attr: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """What column `col` (from 0) is taken for; `attr` None is not stored. `reason` is a code of rules.messages."""

    col: int
    header: str
    attr: str | None
    sure: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mapped:
    """`missing` are required attributes no column was found for; `unsure` wants a person before anything is stored."""

    guesses: tuple[Guess, ...]
    missing: tuple[str, ...]

    @property
    def attrs(self) -> tuple[str | None, ...]:
        return tuple(guess.attr for guess in self.guesses)
