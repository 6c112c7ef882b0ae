"""One unit on one day, as the rules see it: a person, a household, or an entry of one of its lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.dates import age_on, month_end
from jiayuan.benefits.engine.facts import KNOWN, NO_LISTS, NOTHING_KNOWN, UNKNOWN, Fact, Facts, Lists, fresh
from jiayuan.benefits.engine.language.lists import OF_UNIT
from jiayuan.benefits.engine.policy import Policy


@dataclass(frozen=True, slots=True)
class Scene:
    """A unit's facts as they count on a day, with the figures of that day (None: no figure for the day).

    `lists` hold the entries of its lists by source, each a scene of its own; a list nobody has named is not there.
    `read` keeps what has been found out, by the identity of the tree; the tree is kept with it, so that none takes its
    place in memory.
    """

    facts: Facts
    params: Mapping[str, int | Fraction | None]
    day: date
    lists: Mapping[str, tuple[Scene, ...]] = field(default_factory=dict)
    read: dict[int, tuple[object, Any]] = field(default_factory=dict, compare=False, repr=False)

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


def _counted(facts: Facts, book: RuleBook, on: date) -> dict[str, Fact]:
    return {code: fresh(book.facts[code], fact, on) for code, fact in facts.items() if code in book.facts}


class Scenes:
    """One unit on every day it is tested on: its facts are weighed once, whatever number of policies asks."""

    def __init__(self, facts: Facts, book: RuleBook, asked_on: date, lists: Lists = NO_LISTS) -> None:
        # Ages are tested at the month's end, but what the base knows goes stale by the day somebody looks: judged by
        # the month's end, the page would call unknown what the night's run has just counted.
        counted = _counted(facts, book, asked_on)
        # What holds for the unit as a whole holds for everybody in it.
        shared = {code: fact for code, fact in counted.items() if book.facts[code].of in OF_UNIT}
        self._book = book
        self._facts = counted
        self._lists = {name: [shared | _counted(own, book, asked_on) for own in rows] for name, rows in lists.items()}
        self._scenes: dict[date, Scene] = {}

    def on(self, day: date) -> Scene:
        """The unit with the figures of a test day."""
        if day not in self._scenes:
            params = figures_on(self._book, day)
            lists = {name: tuple(Scene(own, params, day) for own in rows) for name, rows in self._lists.items()}
            self._scenes[day] = Scene(self._facts, params, day, lists)
        return self._scenes[day]


def figures_on(book: RuleBook, day: date) -> Mapping[str, int | Fraction | None]:
    """The dated figures of a day; None where there is none."""
    return {name: found.value if (found := param.on(day)) else None for name, param in book.params.items()}


def scene_for(facts: Facts, book: RuleBook, day: date, asked_on: date | None = None, lists: Lists = NO_LISTS) -> Scene:
    """The facts as they count when asked (default: on the test day), with the test day's figures."""
    return Scenes(facts, book, asked_on or day, lists).on(day)


def day_tested(policy: Policy, as_of: date) -> date:
    """The day conditions are tested on: the end of the month, or the day itself."""
    return month_end(as_of) if policy.test_on == "month_end" else as_of
