"""低保 of the shipped book against a second reading of 445号, over families made by chance."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, Fact, Facts
from jiayuan.benefits.engine.result import NEEDS_RULING
from jiayuan.benefits.engine.scene import scene_for
from tests.benefits.engine.beijing import law_families as law

DAY, L = date(2024, 9, 30), 145_000
MEMBER: dict[str, tuple[Any, ...]] = {
    "birth": (
        date(1964, 9, 30), date(1964, 10, 1), date(1984, 1, 1), date(2006, 9, 30), date(2006, 10, 1),
        date(2007, 9, 30), date(2007, 10, 1),
    ),
    "hukou": (True, True, True, False), "residence_permit": (True, False), "spouse_local": (True, False),
    "dibao.excluded": (None, None, False, True), "dibao.carer": (None, True), "relief.status": ("none", "low_income"),
    "dibao.kept_by": (None, "sibling", "elder", "other"), "illness.major": (False, False, False, True),
    "work.kind": ("none", "unemployed", "employee", "flexible"), "work.retirement_age": (False, False, True),
    "work.income": (None, 100_000, 116_000, 145_000, 145_001, 260_999, 261_000, 300_000),
    "special.group": (None, None, None, None, "retrenched", "preferential", "overseas_kin"),
    "student.fulltime": (False, True), "student.stage": ("senior", "college", "postgraduate"),
    "labour": ("full", "full", "part_lost", "lost"), "conscript": (False,), "clergy_3y": (None,),
    "declared_missing": (False,), "imprisoned": (None,),
}  # fmt: skip
HELPER: dict[str, tuple[Any, ...]] = {
    "support.kind": ("elder", "elder", "kin", "child"), "support.agreed": (None, None, 50_000, 33_333),
    "support.paid": (None, 20_000), "support.relief": (False, False, True), "support.income": (0, 700_001, 1_000_000),
    "support.members": (1, 3), "support.homes": (1, 2, 3), "support.full": (False,),
}  # fmt: skip
HOME: dict[str, tuple[Any, ...]] = {
    "property_ok": (True, True, True, False), "single_parent": (False, True), "dibao.was": (None,),
    "dibao.fade_month": (None,), "income.total": (0, 1_200_000, 1_740_000, 3_480_000, 4_200_001, 9_000_000),
}  # fmt: skip
DISABILITIES = ((None, None), (None, None), ("hearing", 2), ("visual", 3), ("mental", 3), ("intellectual", 4))


def drawn(values: dict[str, tuple[Any, ...]], chance: Random) -> dict[str, Any]:
    return {code: chance.choice(options) for code, options in values.items()}


def member(chance: Random) -> dict[str, Any]:
    kind, level = chance.choice(DISABILITIES)
    return {**drawn(MEMBER, chance), "dis.type": kind, "dis.level": level}


def facts(who: dict[str, Any]) -> Facts:
    return {code: Fact(ABSENT) if value is None else Fact(KNOWN, value) for code, value in who.items()}


@pytest.mark.parametrize("seed", range(8))
def test_fifty_families_by_the_book_and_by_the_text(seed: int, beijing: RuleBook) -> None:
    chance = Random(seed)
    for _ in range(50):
        home, members = drawn(HOME, chance), [member(chance) for _ in range(chance.randint(1, 4))]
        helpers = [drawn(HELPER, chance) for _ in range(chance.choice((0, 0, 1, 2)))]
        lists = {"persons": tuple(map(facts, members)), "supporters": tuple(map(facts, helpers))}
        result = assess(beijing.policies["bj.dibao"], scene_for(facts(home), beijing, DAY, DAY, lists), beijing)
        expected = law.dibao(home, members, helpers, L, DAY)
        assert (None if result.code == NEEDS_RULING else result.amount) == expected, (result, home, members, helpers)
        assert result.amount is not None or result.code == NEEDS_RULING


def test_the_second_reading_pays_in_every_way(beijing: RuleBook) -> None:
    """The families are no idle sample: each row that pays by income or by direct entry is met."""
    chance, met = Random(1), set[int | None]()
    for _ in range(400):
        lists = {"persons": tuple(facts(member(chance)) for _ in range(chance.randint(1, 3))), "supporters": ()}
        scene = scene_for(facts(drawn(HOME, chance)), beijing, DAY, DAY, lists)
        met.add(assess(beijing.policies["bj.dibao"], scene, beijing).row)
    rows = [row.id for row in beijing.policies["bj.dibao"].rows]
    assert {"family_full", "family_mixed", "family", "direct"} <= {rows[at - 1] for at in met if at}
