"""Random families for the parity proof: persons in households, parents and supporters, some of them unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

import pyarrow as pa

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.engine.facts import KNOWN, UNKNOWN, Facts, Lists
from jiayuan.benefits.engine.language.lists import OF_UNIT
from jiayuan.benefits.engine.people import random_facts
from jiayuan.benefits.engine.setrun import arrow_people

# The lists a unit may leave out, and how often it does.
UNNAMED = 0.1


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a family: their facts, and their parents where somebody named them."""

    facts: Facts
    parents: tuple[Facts, ...] | None


@dataclass(frozen=True, slots=True)
class Family:
    """A household: its facts, its people, and its supporters where somebody named them."""

    facts: Facts
    members: tuple[Member, ...]
    supporters: tuple[Facts, ...] | None

    @property
    def lists(self) -> Lists:
        """The lists of the household."""
        named = {} if self.supporters is None else {"supporters": self.supporters}
        return {"persons": tuple(member.facts for member in self.members), **named}

    def lists_of(self, member: Member) -> Lists:
        return self.lists if member.parents is None else {**self.lists, "parents": member.parents}


def _some(book: RuleBook, most: int, chance: Random, as_of: date, unknown: float) -> tuple[Facts, ...] | None:
    if chance.random() < UNNAMED:
        return None
    return tuple(random_facts(book, chance, as_of, unknown, home=False) for _ in range(chance.randint(0, most)))


def random_families(book: RuleBook, count: int, seed: int, as_of: date, unknown: float = 0.1) -> list[Family]:
    """`count` households of one to five people."""
    chance = Random(seed)  # noqa: S311 (test data, not secrets)

    def member() -> Member:
        facts = random_facts(book, chance, as_of, unknown, home=False)
        return Member(facts, _some(book, 2, chance, as_of, unknown))

    def family() -> Family:
        shared = random_facts(book, chance, as_of, unknown, home=True)
        people = tuple(member() for _ in range(chance.randint(1, 5)))
        return Family(shared, people, _some(book, 3, chance, as_of, unknown))

    return [family() for _ in range(count)]


def _table(rows: Sequence[tuple[str, str, Facts]], codes: Iterable[str], book: RuleBook) -> pa.Table:
    """Rows of (person, household, facts) as columns."""
    columns: dict[str, list[object]] = {"person": [row[0] for row in rows], "household": [row[1] for row in rows]}
    for code in codes:
        columns[code] = [facts[code].value if code in facts else None for _, _, facts in rows]
        columns[state_column(code)] = [int(facts[code].state) if code in facts else UNKNOWN for _, _, facts in rows]
    return arrow_people(columns, book)


def _named(table: pa.Table, name: str, known: Sequence[bool]) -> pa.Table:
    states = [int(KNOWN) if one else int(UNKNOWN) for one in known]
    return table.append_column(state_column(name), pa.array(states, pa.int8()))


def tables_of(families: Sequence[Family], book: RuleBook, first: int = 0) -> Mapping[str, pa.Table]:
    """The tables a set run reads; a person is numbered `household.person`, households from `first` on."""
    own = [code for code in book.facts if code != "age" and book.facts[code].of not in OF_UNIT]
    shared = [code for code in book.facts if book.facts[code].of in OF_UNIT]
    members = [
        (f"{at}.{number}", str(at), member)
        for at, family in enumerate(families, first)
        for number, member in enumerate(family.members)
    ]
    people = _table([(person, home, member.facts) for person, home, member in members], own, book)
    parents = [(person, home, parent) for person, home, member in members for parent in member.parents or ()]
    helpers = [("", str(at), one) for at, family in enumerate(families, first) for one in family.supporters or ()]
    homes = _table([("", str(at), family.facts) for at, family in enumerate(families, first)], shared, book)
    return {
        "people": _named(people, "parents", [member.parents is not None for _, _, member in members]),
        "homes": _named(homes, "supporters", [family.supporters is not None for family in families]),
        "parents": _table(parents, own, book),
        "supporters": _table(helpers, own, book),
    }
