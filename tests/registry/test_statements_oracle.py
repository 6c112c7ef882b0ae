"""The set-based count says the same as counting one statement after another."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import polars as pl
import pytest

from jiayuan.kernel.context import Acting
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.registry import api
from jiayuan.registry.rules import Candidate, choose
from tests.ledgers import books
from tests.registry.statements import DAY, say
from tests.registry.test_statements import TYPES
from tests.tree import HOME

HALF_LIVES = {"phone": 100}
PHONES = ("13700000001", "13700000002", "13700000003")
PEOPLE = 6


@dataclass(frozen=True)
class Said:
    """One statement as the dice made it; record 0 is none of the counted ledger."""

    person: int
    phone: str
    origin: str
    rank: int
    age: int
    warned: bool
    record: int


def thrown(seed: int) -> list[Said]:
    """Each person is spoken of by up to three sources, the first of them the counted ledger."""
    dice = random.Random(seed)
    found = []
    for person in range(PEOPLE):
        for source in range(dice.randint(1, 3)):
            found.append(
                Said(person, dice.choice(PHONES), f"source:{source}", dice.randint(0, 2), dice.randint(0, 300),
                     dice.random() < 0.3, person + 1 if source == 0 else 100 + len(found))
            )  # fmt: skip
    return found


def one_by_one(said: Sequence[Said]) -> dict[str, float]:
    """The same figures, by the registry's own choice and plain loops."""
    total: dict[str, float] = defaultdict(float)
    for mine in (one for one in said if one.record <= PEOPLE):
        # The register of the base speaks of everybody, with its own number and the rank of a stranger.
        others = [one for one in said if one.person == mine.person]
        register = Candidate(-1, books.phone(mine.person), 50, 0, "person-base", DAY)
        candidates = [
            Candidate(n, one.phone, one.rank, int(one.warned), one.origin, DAY - timedelta(days=one.age), one.record)
            for n, one in enumerate(others)
        ]
        won = choose([register, *candidates])
        assert won is not None
        voices = {one.origin for one in (register, *candidates) if one.value == mine.phone}
        fresh = 0.5 ** (mine.age / HALF_LIVES["phone"])
        total["facts"] += 1
        total["ok"] += not mine.warned
        total["several"] += 1
        total["agreed"] += won.value == mine.phone and len(voices) > 1
        total["fresh"] += fresh
        total["stale"] += fresh <= 0.5
        total["lacking"] += 1 - fresh if fresh <= 0.5 else 0
    return total


@pytest.mark.parametrize("seed", range(6))
def test_both_ways_of_counting_agree(base: Acting, seed: int) -> None:
    said = thrown(seed)
    for one in said:
        on = DAY - timedelta(days=one.age)
        say(books.person(one.person), record=one.record, origin=one.origin, rank=one.rank, on=on, warned=one.warned,
            phone=one.phone)  # fmt: skip
    rows = [
        {"record": n + 1, "template": "elderly", "office": 1, "entity": str(books.person(n)), "place": HOME.value}
        for n in range(PEOPLE)
    ]
    with api.copied(pl.DataFrame(rows), TYPES) as table:
        (row,) = api.statement_counts(table, PEOPLE, ["phone"], HALF_LIVES, DAY, UPKEEP_SYSTEM).to_dicts()
    assert {key: row[key] for key in one_by_one(said)} == pytest.approx(one_by_one(said))
