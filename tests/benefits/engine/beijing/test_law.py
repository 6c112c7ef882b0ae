"""The shipped book against a second reading of the documents, over every combination that decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.dates import add_months, month_end
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, Fact
from jiayuan.benefits.engine.result import NEEDS_RULING
from jiayuan.benefits.engine.scene import Scene, scene_for
from tests.benefits.engine.beijing import law

DAY = date(2026, 3, 31)
L = 1450
PLAIN: Mapping[str, Any] = {
    "hukou": True, "birth": date(1950, 1, 1), "sex": "female", "dis.type": "visual", "dis.level": 1,
    "dis.multi": False, "relief.status": "none", "child.kind": None, "elder.assessed": None, "fp.special": False,
    "work.kind": "none", "income.own": None, "income.stable": False, "student.fulltime": False,
    "draws.injury_care": False, "draws.brave_care": False, "draws.returned_youth_care": False,
    "draws.foster_care": False, "draws.hardship_home": False,
}  # fmt: skip
KINDS = ("visual", "hearing", "speech", "physical", "intellectual", "mental", None)
LEVELS = (1, 2, 3, 4)
RELIEFS = ("dibao", "hardship_subsidy", "low_income", "tekun", "none", None)
AGES = (15, 16, 55, 59, 60, 79, 80, 90, 100)


def births(day: date = DAY) -> Iterator[date]:
    """Birthdays on the day before, of and after each age that decides."""
    for years in AGES:
        yield from (add_months(day, -12 * years) + timedelta(days=off) for off in (-1, 0, 1))


def everybody(**several: Any) -> Iterator[dict[str, Any]]:
    """PLAIN with every combination of these values (dots written as __)."""
    codes = [name.replace("__", ".") for name in several]
    for values in product(*several.values()):
        yield {**PLAIN, **dict(zip(codes, values, strict=True))}


def scene_of(who: Mapping[str, Any], book: RuleBook, day: date) -> Scene:
    facts = {code: Fact(ABSENT) if value is None else Fact(KNOWN, value) for code, value in who.items()}
    return scene_for(facts, book, day)


def paid(policy: str, who: Mapping[str, Any], book: RuleBook, day: date = DAY) -> int | None:
    """Yuan by the book; None where it waits for a ruling."""
    result = assess(book.policies[policy], scene_of(who, book, day), book)
    if result.code == NEEDS_RULING:
        return None
    assert result.amount is not None, (who, result)
    assert result.amount % 100 == 0
    return result.amount // 100


def test_living_by_relief_kind_and_level(beijing: RuleBook) -> None:
    for who in everybody(dis__type=KINDS, dis__level=LEVELS, relief__status=RELIEFS, sex=("male", "female")):
        assert paid("bj.disabled_living", who, beijing) == law.living(who, DAY, L), who


def test_living_by_age_work_and_school(beijing: RuleBook) -> None:
    grid = everybody(
        birth=tuple(births()), work__kind=("unemployed", "none", "employee"), student__fulltime=(True, False),
        income__stable=(True, False, None), dis__level=(2, 3), sex=("male", "female"),
    )  # fmt: skip
    for who in grid:
        assert paid("bj.disabled_living", who, beijing) == law.living(who, DAY, L), who


def test_living_makes_up_the_difference_to_the_standard(beijing: RuleBook) -> None:
    policy = beijing.policies["bj.disabled_living"]
    for income in (0, 1, 99_999, 144_900, 144_999, 145_000, 145_001, 10**9, None):
        who = {**PLAIN, "income.own": income}
        result = assess(policy, scene_of(who, beijing, DAY), beijing)
        assert result.amount == max(0, L * 100 - (income or 0))
        assert (result.code == 4) is ((income or 0) < L * 100)


def test_nursing_by_kind_level_and_number_of_disabilities(beijing: RuleBook) -> None:
    for who in everybody(dis__type=KINDS[:-1], dis__level=(*LEVELS, None), dis__multi=(True, False, None)):
        assert paid("bj.disabled_nursing", who, beijing) == law.nursing(who), who


@pytest.mark.parametrize("policy", ["bj.disabled_nursing", "bj.elder_nursing"])
def test_nursing_and_every_set_of_bars(policy: str, beijing: RuleBook) -> None:
    flags = (True, False, None)
    grid = everybody(
        draws__injury_care=flags, draws__brave_care=flags, draws__returned_youth_care=flags,
        draws__foster_care=flags, draws__hardship_home=flags, relief__status=("tekun", "none"), hukou=(True, False),
    )  # fmt: skip
    for who in grid:
        expected = law.nursing(who) if policy == "bj.disabled_nursing" else law.elder_nursing(who, DAY)
        assert paid(policy, who, beijing) == expected, who


def test_hardship_by_relief_family_and_age(beijing: RuleBook) -> None:
    for who in everybody(relief__status=RELIEFS, fp__special=(True, False, None), birth=tuple(births())):
        assert paid("bj.elder_hardship", who, beijing) == law.hardship(who, DAY), who


def test_elder_nursing_by_assessment_kind_and_level(beijing: RuleBook) -> None:
    grid = everybody(
        elder__assessed=("able", "mild", "moderate", "severe", None), dis__type=KINDS, dis__level=(*LEVELS, None),
        dis__multi=(True, False, None),
    )  # fmt: skip
    for who in grid:
        assert paid("bj.elder_nursing", who, beijing) == law.elder_nursing(who, DAY), who


@pytest.mark.parametrize("as_of", [date(2026, 3, 15), date(2024, 2, 10), date(2025, 2, 28), date(2026, 12, 31)])
def test_the_allowance_turns_with_the_birthday(as_of: date, beijing: RuleBook) -> None:
    last = month_end(as_of)
    for birth in (*births(last), date(1936, 2, 29), date(1944, 2, 29), date(1926, 1, 1)):
        who = {**PLAIN, "birth": birth}
        assert paid("bj.elder_aged", who, beijing, last) == law.aged(who, last), birth


@pytest.mark.parametrize(
    ("day", "standard"),
    [(date(2023, 7, 1), 1395), (date(2024, 6, 30), 1395), (date(2024, 7, 1), 1450), (date(2025, 6, 30), 1450),
     (date(2025, 7, 1), 1450), (date(2026, 3, 31), 1450)],
)  # fmt: skip
def test_the_standard_is_that_of_the_day(day: date, standard: int, beijing: RuleBook) -> None:
    """80号: 1395 yuan to the end of June 2024, 1450 from July."""
    who = {**PLAIN, "relief.status": "low_income"}
    assert paid("bj.disabled_living", who, beijing, day) == law.living(who, day, standard) == standard


def test_before_the_first_standard_nobody_is_paid_by_guess(beijing: RuleBook) -> None:
    who = {**PLAIN, "relief.status": "low_income"}
    result = assess(beijing.policies["bj.disabled_living"], scene_of(who, beijing, date(2023, 6, 30)), beijing)
    assert (result.code, result.amount, result.missing) == (-3, None, ("param:L",))


@pytest.mark.parametrize(
    ("day", "provisional"), [(date(2024, 6, 30), True), (date(2024, 7, 1), False), (date(2025, 7, 1), True)]
)
def test_what_is_to_be_confirmed_is_marked(day: date, provisional: bool, beijing: RuleBook) -> None:
    who = {**PLAIN, "relief.status": "low_income"}
    result = assess(beijing.policies["bj.disabled_living"], scene_of(who, beijing, day), beijing)
    assert result.provisional is provisional
