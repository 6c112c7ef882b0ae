"""What a worker said about one cell, checked against what the page showed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jiayuan.ledgers.rules.standardise import standardise

CONFIRMED, CORRECTED, UNKNOWN = "confirmed", "corrected", "unknown"
MARKS = (CONFIRMED, CORRECTED, UNKNOWN)
EMPTY_ANSWER, NOTHING_TO_CONFIRM, CHANGED, NO_MARK = "form_empty", "form_nothing", "form_changed", "form_mark"


@dataclass(frozen=True, slots=True)
class Answer:
    """`value` is what was typed; `seen` a token of the value that stood there when the worker answered."""

    mark: str
    value: str = ""
    seen: str = ""

    def packed(self) -> list[str]:
        return [self.mark, self.value, self.seen]


def unpacked(packed: Mapping[str, Sequence[str]]) -> dict[str, Answer]:
    return {attr: Answer(*parts) for attr, parts in packed.items()}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the base knows of a cell now: standard value, the same in words, a token of it ('' for nothing known)."""

    value: str = ""
    words: str = ""
    token: str = ""

    @property
    def known(self) -> bool:
        return bool(self.value)


def judged(attr: str, said: Answer, shown: Shown) -> tuple[Answer | None, str]:
    """The answer to keep, or None and a code of what is wrong with it.

    An answer given to a value that has changed since is refused, so that nobody confirms what they did not see.
    """
    if said.mark not in MARKS:
        return None, NO_MARK
    if said.seen != shown.token:
        return None, CHANGED
    if said.mark == CONFIRMED:
        return (Answer(CONFIRMED, "", shown.token), "") if shown.known else (None, NOTHING_TO_CONFIRM)
    if said.mark == UNKNOWN:
        return Answer(UNKNOWN, "", shown.token), ""
    return _corrected(attr, said.value.strip(), shown)


def _corrected(attr: str, typed: str, shown: Shown) -> tuple[Answer | None, str]:
    standard = standardise(attr, typed)
    if not typed or standard.state == "empty":
        return None, EMPTY_ANSWER
    if standard.state == "error":
        return None, standard.code
    # Typing what stands there already is a confirmation, and is counted as one.
    same = typed == shown.words or (shown.known and standard.value == shown.value)
    return Answer(CONFIRMED if same else CORRECTED, "" if same else typed, shown.token), ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Cells of one person or one task."""

    confirmed: int = 0
    typed: int = 0
    unknown: int = 0


def tally(answers: Iterable[Answer]) -> Tally:
    marks = [answer.mark for answer in answers]
    return Tally(marks.count(CONFIRMED), marks.count(CORRECTED), marks.count(UNKNOWN))


def standing(answers: Mapping[str, Answer], shown: Mapping[str, Shown]) -> dict[str, Answer]:
    """The answers that still fit what the base knows; the others wait to be given again."""
    return {attr: one for attr, one in answers.items() if attr in shown and one.seen == shown[attr].token}
