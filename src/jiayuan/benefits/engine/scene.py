"""One person on one day, as the rules see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.dates import age_on, month_end
from jiayuan.benefits.engine.facts import KNOWN, NOTHING_KNOWN, UNKNOWN, Fact, Facts, fresh
from jiayuan.benefits.engine.policy import Policy


@dataclass(frozen=True, slots=True)
class Scene:
    """One person's facts as they count on a day, with the figures of that day (None: no figure for the day)."""

    facts: Facts
    params: Mapping[str, int | Fraction | None]
    day: date

    def fact(self, code: str) -> Fact:
        if code == "age" and "age" not in self.facts:
            birth = self.facts.get("birth", NOTHING_KNOWN)
            if birth.state == KNOWN and isinstance(birth.value, date):
                # Nobody is minus one: a slip of the year must not make somebody a child.
                if birth.value > self.day:
                    return Fact(UNKNOWN, None, birth.as_of, birth.source, "future")
                return Fact(KNOWN, age_on(birth.value, self.day), birth.as_of, birth.source)
            return birth
        return self.facts.get(code, NOTHING_KNOWN)


def scene_for(facts: Facts, book: RuleBook, day: date, asked_on: date | None = None) -> Scene:
    """The facts as they count when asked (default: on the test day), with the test day's figures."""
    # Ages are tested at the month's end, but what the base knows goes stale by the day somebody looks: judged by the
    # month's end, the page would call unknown what the night's run has just counted.
    on = asked_on or day
    counted = {code: fresh(book.facts[code], fact, on) for code, fact in facts.items() if code in book.facts}
    params = {name: found.value if (found := param.on(day)) else None for name, param in book.params.items()}
    return Scene(counted, params, day)


def day_tested(policy: Policy, as_of: date) -> date:
    """The day conditions are tested on: the end of the month, or the day itself."""
    return month_end(as_of) if policy.test_on == "month_end" else as_of
