"""Explainer and set run over families that reach every class of the rent subsidies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import KNOWN, UNKNOWN, Fact, Facts
from jiayuan.benefits.engine.families import Family, Member, random_families
from jiayuan.benefits.engine.parity import differences, scenes_of

RENTS = ("bj.public_rent", "bj.market_rent", "bj.market_rent_2015")
OPEN: dict[str, Any] = {
    "hukou.home_urban": True, "lease.public": True, "lease.allotted": True, "lease.lawful": True, "home_other": False,
    "home_in_city": False, "lives_here": True,
}  # fmt: skip
APART = ("conscript", "clergy_3y", "declared_missing", "imprisoned")
HEADS = (1200, 1600, 2000, 2400, 4200)


def likely(facts: Facts, given: dict[str, Any], chance: Random, unknown: float) -> Facts:
    """The facts with these instead, a few of them unknown."""
    told = {code: Fact(UNKNOWN) if chance.random() < unknown else Fact(KNOWN, value) for code, value in given.items()}
    return {**facts, **told}


def renting(family: Family, chance: Random) -> Family:
    """The family as one that may be entitled: gates open, sums around the limits of the classes."""
    people = len(family.members)
    sums = {
        "income.total": chance.choice(HEADS) * 1200 * people + chance.choice((-1, 0, 1)),
        "assets.net": chance.choice((0, 57_000_000, 57_000_001, 76_000_000, 76_000_001)),
        "lease.area": chance.choice((1, 5_999, 6_000, 6_001)),
        "rent.standard": chance.choice((0, 1, 4_333, 4_500)),
        "lease.rent": chance.choice((0, 19_999, 110_000, 350_000)),
    }
    whole = likely(family.facts, OPEN | sums, chance, 0.02)
    relief = chance.choice(("dibao", "low_income", "none", "none", None))
    well = {"illness.major": False, "dis.level": 4} if chance.random() < 0.7 else {}

    def at_home(member: Member) -> Member:
        told = dict.fromkeys(APART, False) | well | ({"relief.status": relief} if relief else {})
        return replace(member, facts=likely(member.facts, told, chance, 0.01))

    return replace(family, facts=whole, members=tuple(map(at_home, family.members)))


@pytest.mark.parametrize("day", [date(2026, 3, 15), date(2019, 5, 15)], ids=str)
def test_the_set_run_explains_itself(day: date, beijing: RuleBook) -> None:
    chance = Random(7)
    policies = {one: beijing.policies[one] for one in RENTS}
    read = {code for policy in policies.values() for code in policy.facts} | {"age"}
    facts = {code: fact for code, fact in beijing.facts.items() if code in read}
    book = replace(beijing, hash=f"{beijing.hash}-rent", policies=policies, facts=facts)
    families = [renting(family, chance) for family in random_families(book, 160, 7, day)]
    assert differences(book, families, day) == []
    for policy in book.in_force(day):
        codes = {assess(policy, scene, book).code for scene in scenes_of(policy, families, book, day).values()}
        # Of the lost table every row is open for want of the figure.
        assert codes >= ({-3, -1} if policy.id == "bj.market_rent" else {1, 2, 3, 4, 5, 6, -1, -12, -13})
