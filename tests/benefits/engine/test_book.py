"""Questions to the book's own data."""

from __future__ import annotations

from datetime import date

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.figures import Param, ParamValue
from tests.benefits.engine.toy import only

FIRST = ParamValue(date(2024, 1, 1), date(2024, 6, 30), 1, "1号", "一", sure=True)
SECOND = ParamValue(date(2025, 1, 1), None, 2, "1号", "一", sure=True)
PARAM = Param("L", "money", "标准", (FIRST, SECOND))


def test_a_gap_between_figures_stays_a_gap() -> None:
    assert [PARAM.on(day) for day in (date(2024, 6, 30), date(2024, 7, 1), date(2025, 1, 1))] == [FIRST, None, SECOND]


def test_a_policy_begins_and_ends(book: RuleBook) -> None:
    policy = only(book)
    assert not policy.in_force(date(2023, 12, 31))
    assert policy.in_force(date(2024, 1, 1))


def test_gates_are_who_then_bars(beijing: RuleBook) -> None:
    policy = beijing.policies["bj.elder_hardship"]
    assert policy.gates == policy.who + policy.not_if


def test_every_row_cites_its_clause(beijing: RuleBook) -> None:
    assert all(row.cite for policy in beijing.policies.values() for row in policy.rows)


def test_every_bar_cites_its_clause(beijing: RuleBook) -> None:
    assert all(gate.cite for policy in beijing.policies.values() for gate in policy.gates)


DAY = date(2026, 3, 15)


def test_what_is_applied_for_runs_by_the_month_or_is_paid_once(beijing: RuleBook) -> None:
    offered = {policy.id for policy in beijing.applied_for(DAY)}
    assert {"bj.elder_aged", "bj.public_rent", "bj.temp_relief"} <= offered
    # A sum of a year or a school year would be drawn every month.
    assert offered.isdisjoint({"bj.compulsory_edu", "bj.study_aid", "bj.pension_match"})


def test_claims_are_never_looked_for(beijing: RuleBook) -> None:
    assert all(policy.entity != "claim" for policy in beijing.looked_for(DAY))


def test_only_who_lives_together_makes_a_policy_ask_for_the_home(beijing: RuleBook) -> None:
    asks = {one: beijing.policies[one].asks_home for one in ("bj.temp_relief", "bj.medical_aid", "bj.elder_aged")}
    assert asks == {"bj.temp_relief": True, "bj.medical_aid": False, "bj.elder_aged": False}


def test_a_claim_is_paid_once(beijing: RuleBook) -> None:
    claims = [policy for policy in beijing.policies.values() if policy.entity == "claim"]
    assert claims
    assert all(policy.one_off for policy in claims)
    assert not beijing.policies["bj.public_rent"].one_off
