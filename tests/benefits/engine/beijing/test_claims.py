"""Rent subsidies and claims of the shipped book against a second reading of the documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import Facts
from jiayuan.benefits.engine.given import fact_of
from jiayuan.benefits.engine.result import Result
from jiayuan.benefits.engine.scene import day_tested, scene_for
from tests.benefits.engine.beijing import claims

DAY, BEFORE = date(2026, 3, 15), date(2019, 5, 15)
HERE = {"conscript": False, "clergy_3y": False, "declared_missing": False, "imprisoned": False}
ADULT: Mapping[str, Any] = {
    **HERE, "birth": "1980-01-01", "dis.type": None, "dis.level": None, "illness.major": False,
    "relief.status": "none", "relief.form": None,
}  # fmt: skip
SEVERE = {"dis.type": "mental", "dis.level": 3}
HOME: Mapping[str, Any] = {
    "hukou.home_urban": True, "hukou.home_district": "xicheng", "lease.public": True, "lease.allotted": True,
    "lease.lawful": True, "assets.net": 0, "home_other": False, "home_in_city": False, "childless": False,
    "rent.standard": 4_500, "lease.area": 5_000, "lease.rent": 150_000,
}  # fmt: skip
CASE: Mapping[str, Any] = {
    "claim.repeated": False, "claim.cause": "spending", "claim.identity": "none", "hukou.home": True, "income.total": 0,
    "property_ok": True, "claim.this_year": False, "vehicles": 0, "claim.car_for_care": False, "dwellings": 1,
    "dwellings.small": False, "premises": False, "assets.money": 0,
}  # fmt: skip


def member(relief: str, **more: Any) -> dict[str, Any]:
    told = {"dispersed": {"relief.status": "tekun", "relief.form": "dispersed"}}.get(relief, {"relief.status": relief})
    return {**ADULT, **told, **more}


def decided(
    policy: str, unit: Mapping[str, Any], members: Sequence[Mapping[str, Any]], book: RuleBook, day: date = DAY
) -> Result:
    def facts(raw: Mapping[str, Any]) -> Facts:
        return {code: fact_of(code, value, book) for code, value in raw.items()}

    rules = book.policies[policy]
    lists = {"persons": tuple(facts(one) for one in members)}
    return assess(rules, scene_for(facts(unit), book, day_tested(rules, day), day, lists), book)


FAMILIES = [
    ("dibao",), ("dispersed", "dibao"), ("low_income",) * 3, ("low_income", "dibao"), ("none",), ("none", "dibao"),
    ("none",) * 3, ("none",) * 4, ("hardship_subsidy", "dibao"),
]  # fmt: skip
reliefs = st.sampled_from(FAMILIES)
incomes = st.sampled_from([head * 1200 * people + off for head in (1200, 1600, 2000, 2400) for people in (1, 2, 3, 4)
                           for off in (-1, 0, 1)])  # fmt: skip


@given(reliefs, incomes, st.booleans(), st.integers(0, 20_000), st.sampled_from((1, 5_999, 6_000, 6_001, 9_000)))
@settings(max_examples=150)
def test_public_rent(beijing: RuleBook, family: Any, income: int, lifted: bool, standard: int, area: int) -> None:
    people = [member(one, **(SEVERE if lifted and not at else {})) for at, one in enumerate(family)]
    unit = {**HOME, "income.total": income, "rent.standard": standard, "lease.area": area}
    expected = claims.public_rent(family, income, lifted=lifted, standard=standard, area=area)
    assert decided("bj.public_rent", unit, people, beijing).amount == expected


@given(reliefs, incomes, st.sampled_from((0, 19_999, 20_000, 20_001, 160_000, 199_999, 200_000, 500_000)))
def test_market_rent_until_2020(beijing: RuleBook, family: Any, income: int, rent: int) -> None:
    unit = {**HOME, "income.total": income, "lease.rent": rent}
    result = decided("bj.market_rent_2015", unit, [member(one) for one in family], beijing, BEFORE)
    assert result.amount == claims.market_rent(family, income, rent)


def around(*limits: int) -> Iterator[int]:
    for limit in limits:
        yield from (limit - 1, limit, limit + 1)


SPENT = st.sampled_from(list(around(200_000, 500_000, 3_000_000, 7_560_000, 9_450_000))) | st.integers(0, 20_000_000)


@given(SPENT, st.sampled_from(("dibao", "low_income", "tekun", "none", "hardship_subsidy")), st.booleans())
@settings(max_examples=150)
def test_needed_spending(beijing: RuleBook, spend: int, identity: str, severe: bool) -> None:
    unit = {**CASE, "claim.spend": spend, "claim.identity": identity}
    people = [ADULT, {**ADULT, **(SEVERE if severe else {})}]
    relief = identity in ("dibao", "low_income", "tekun")
    expected = claims.spending(spend, relief=relief, severe=severe)
    assert decided("bj.temp_relief", unit, people, beijing).amount == expected


@given(st.sampled_from(list(around(3_000_000, 5_000_000, 31_600_000))) | st.integers(1, 50_000_000))
def test_bills_of_a_year(beijing: RuleBook, bills: int) -> None:
    result = decided("bj.illness_poverty", {**CASE, "claim.self_pay": bills}, [ADULT], beijing)
    assert result.amount == claims.illness(bills)


@pytest.mark.parametrize("head", [W := claims.W])
@pytest.mark.parametrize("people", [1, 3])
@pytest.mark.parametrize("off", [-1, 0, 1])
def test_the_low_income_line_is_below_and_the_minimum_wage_within(
    head: int, people: int, off: int, beijing: RuleBook
) -> None:
    """86号 一(二) says 低于, 9号 二(二) 不超过: one fen tells the two apart."""
    unit = {
        **CASE,
        "claim.spend": 500_000,
        "claim.self_pay": 500_000,
        "income.total": head * 12 * people + 500_000 + off,
    }
    members = [ADULT] * people
    assert (decided("bj.temp_relief", unit, members, beijing).code > 0) is (off < 0)
    assert (decided("bj.illness_poverty", unit, members, beijing).code > 0) is (off <= 0)


UNITS = {
    "bj.public_rent": {**HOME, "income.total": 2_880_000},
    "bj.market_rent": {**HOME, "income.total": 2_880_000, "lives_here": True, "lease.outside_six": False,
                       "lease.registered": True},
    "bj.temp_relief": {**CASE, "claim.spend": 1_000_000, "income.total": 1_000_000},
    "bj.illness_poverty": {**CASE, "claim.self_pay": 1_000_000, "income.total": 1_000_000},
}  # fmt: skip


@pytest.mark.parametrize("policy", UNITS)
def test_missing_income_never_yields_an_amount(policy: str, beijing: RuleBook) -> None:
    less = {code: value for code, value in UNITS[policy].items() if code != "income.total"}
    result = decided(policy, less, [ADULT], beijing)
    assert (result.status, result.amount) == ("unknown", None)
    assert "income.total" in result.missing


@pytest.mark.parametrize("policy", UNITS)
def test_an_unsure_member_leaves_every_sum_open(policy: str, beijing: RuleBook) -> None:
    unsure = {code: value for code, value in ADULT.items() if code != "imprisoned"}
    assert decided(policy, UNITS[policy], [ADULT, unsure], beijing).amount is None


def test_the_lost_table_gives_no_amount(beijing: RuleBook) -> None:
    result = decided("bj.market_rent", UNITS["bj.market_rent"], [ADULT], beijing)
    assert (result.code, result.amount, result.high, result.missing) == (-3, None, 150_000, ("param:MR_TABLE",))


@pytest.mark.parametrize(("day", "names"), [
    (date(2015, 11, 15), {"bj.public_rent"}), (date(2015, 11, 16), {"bj.public_rent", "bj.market_rent_2015"}),
    (date(2020, 7, 31), {"bj.public_rent", "bj.market_rent_2015"}),
    (date(2020, 8, 1), {"bj.public_rent", "bj.market_rent"}),
])  # fmt: skip
def test_one_document_follows_the_other(day: date, names: set[str], beijing: RuleBook) -> None:
    assert {one.id for one in beijing.in_force(day) if one.id.endswith(("_rent", "_rent_2015"))} == names
