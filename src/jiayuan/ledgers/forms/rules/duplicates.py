"""When a form is one that exists: three fifths of its questions and of its people in one of the last 30 days."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

RECENT = timedelta(days=30)
# As whole numbers, so that exactly three fifths is not lost to rounding.
PART, WHOLE = 3, 5


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of a new form another one has already asked: questions and people in common, of how many."""

    attrs: int
    of_attrs: int
    people: int
    of_people: int

    @property
    def is_twin(self) -> bool:
        return _most(self.attrs, self.of_attrs) and _most(self.people, self.of_people)


def _most(part: int, whole: int) -> bool:
    return whole > 0 and part * WHOLE >= whole * PART


def overlap(mine: Collection[str], theirs: Collection[str], shared_people: int, people: int) -> Overlap:
    """Measured on the new form: who is asked little more than before is asked twice."""
    return Overlap(len(set(mine) & set(theirs)), len(set(mine)), shared_people, people)
