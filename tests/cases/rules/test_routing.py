"""Routing: first match, explanation, and a chain that never ends at nobody."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.cases.rules.routing import Explain, Rule, route
from jiayuan.cases.rules.units import BACKSTOP, Directory, Unit
from tests.cases.office import BACKSTOP as LAST
from tests.cases.office import COMMUNITY, PROPERTY, STREET_DESK, UNITS, WATER
from tests.cases.rules.test_conditions import FACTS
from tests.cases.rules.working import SEEDS

DIRECTORY = Directory(UNITS)
WATER_RULE = Rule(5, "停水", {"group": ["water"]}, {"lead": "water"})
TANK_RULE = Rule(
    4, "水箱", {"group": ["water"], "words": ["水箱"]}, {"lead": "property", "assist": ["water", "property"]}
)
BROKEN = Rule(1, "坏规则", {"mood": ["bad"]}, {"lead": "water"})


def asked(*rules: Rule, text: str = "停水", place: str = FACTS.place_path, owner: str = "", **more: object) -> Explain:
    facts = replace(FACTS, text=text, place_path=place)
    return route(facts, rules, more.pop("directory", DIRECTORY), owner_role=owner, version=7, **more)  # type: ignore[arg-type]


def test_the_first_match_wins() -> None:
    found = asked(TANK_RULE, WATER_RULE, text="楼顶水箱漏了")
    assert (found.unit, found.step, found.matched, found.assist) == (PROPERTY, 1, 4, (WATER,))


def test_rules_tried_are_told_in_order() -> None:
    found = asked(TANK_RULE, WATER_RULE)
    assert [(tried.rule, tried.result) for tried in found.tried] == [(4, "no"), (5, "yes")]


def test_a_broken_rule_is_skipped_and_shown() -> None:
    found = asked(BROKEN, WATER_RULE)
    assert (found.unit, found.tried[0].result, found.tried[0].because) == (WATER, "error", "KeyError")


def test_a_rule_without_a_unit_here_is_passed_over() -> None:
    found = asked(Rule(1, "供暖", {}, {"lead": "heating"}), WATER_RULE)
    assert (found.unit, found.tried[0].result) == (WATER, "no")


@pytest.mark.parametrize(
    ("owner", "place", "unit", "step"),
    [
        ("water", FACTS.place_path, WATER, 2),
        ("", FACTS.place_path, COMMUNITY, 3),
        ("heating", "110102.001.009.", STREET_DESK, 4),
        ("", "110102.", LAST, 5),
        ("", "110102.002.", LAST, 5),
    ],
)
def test_the_chain_behind_the_rules(owner: str, place: str, unit: int, step: int) -> None:
    found = asked(owner=owner, place=place)
    assert (found.unit, found.step) == (unit, step)


def test_an_empty_table_still_names_somebody() -> None:
    assert asked(directory=Directory(())).unit == BACKSTOP.no


def test_an_inactive_unit_is_not_asked() -> None:
    sleeping = Directory([replace(unit, active=unit.no != COMMUNITY) for unit in UNITS])
    assert asked(directory=sleeping).unit == STREET_DESK


def test_a_unit_that_gave_back_is_avoided() -> None:
    assert asked(avoid=frozenset({COMMUNITY})).unit == STREET_DESK


def test_the_smallest_area_around_the_place_wins() -> None:
    building = f"{FACTS.place_path}0001."
    small = Unit(777, "本楼物业", frozenset({"property"}), building)
    assert Directory([*UNITS, small]).find("property", building) == small


@given(st.sets(st.sampled_from([unit.no for unit in UNITS])), st.sampled_from(["", "water", "heating"]))
def test_never_nobody(gone: set[int], owner: str) -> None:
    rest = Directory([unit for unit in UNITS if unit.no not in gone])
    assert asked(BROKEN, TANK_RULE, WATER_RULE, directory=rest, owner=owner).unit_name


def test_the_explanation_is_plain_json() -> None:
    assert json.loads(json.dumps(asked(WATER_RULE).stored()))["matched_name"] == "停水"


def test_seeded_rules_can_all_be_read() -> None:
    told = json.loads((SEEDS / "rules.json").read_text(encoding="utf-8"))
    rules = [Rule(row["order"], row["name"], row["when"], row["then"]) for row in told["rules"]]
    assert [tried.result for tried in asked(*rules, directory=Directory(())).tried].count("error") == 0
    assert told["author"] != told["approver"]


ROLES = ("water", "community", "street", "property", "city_mgmt", "heating", "backstop")
WHENS = st.sampled_from([
    {}, {"group": ["water"]}, {"group": ["gas"]}, {"words": ["停水"]}, {"urgency": ["U1"]}, {"mood": ["bad"]},
    {"hours": "late"}, {"repeats_min": 2},
])  # fmt: skip
RULES = st.lists(st.builds(lambda when, lead: (when, {"lead": lead}), WHENS, st.sampled_from(ROLES)), max_size=6).map(
    lambda told: [Rule(number, f"规则{number}", when, then) for number, (when, then) in enumerate(told, 1)]
)


@given(RULES)
def test_the_matched_rule_is_the_first_that_could(rules: list[Rule]) -> None:
    found = asked(*rules)
    yes = [tried.rule for tried in found.tried if tried.result == "yes"]
    assert yes == ([found.matched] if found.step == 1 else [])
    assert [tried.rule for tried in found.tried] == [rule.no for rule in rules[: len(found.tried)]]


@given(RULES, RULES)
def test_rules_behind_a_match_change_nothing(rules: list[Rule], more: list[Rule]) -> None:
    found = asked(*rules)
    if found.step == 1:
        assert asked(*rules, *more) == found


@given(RULES, st.sets(st.sampled_from([unit.no for unit in UNITS])))
def test_a_unit_that_gave_back_gets_it_again_only_as_the_last_resort(rules: list[Rule], gone: set[int]) -> None:
    found = asked(*rules, avoid=frozenset(gone))
    assert found.unit not in gone or found.step == 5


@given(RULES)
def test_a_rule_taken_out_is_the_only_difference(rules: list[Rule]) -> None:
    """Rules that did not match may be removed without moving a case."""
    found = asked(*rules)
    kept = [rule for rule in rules if rule.no == found.matched]
    again = asked(*kept)
    assert (again.unit, again.step, again.matched) == (found.unit, found.step, found.matched)


@pytest.mark.parametrize(
    ("then", "because"),
    [({}, "KeyError"), ({"lead": None}, "no active unit: None"), ({"lead": ["water"]}, "TypeError")],
)
def test_a_rule_that_names_nobody_readable_is_skipped(then: dict[str, object], because: str) -> None:
    found = asked(Rule(1, "坏", {}, then), WATER_RULE)
    assert (found.unit, found.tried[0].because) == (WATER, because)


def test_assists_are_told_once_and_never_lead_too() -> None:
    rule = Rule(1, "多家", {}, {"lead": "water", "assist": ["property", "water", "property", "heating", "community"]})
    assert asked(rule).assist == (PROPERTY, COMMUNITY)


def test_two_units_of_one_area_are_chosen_by_their_number() -> None:
    twin = Unit(COMMUNITY + 5, "同区另一单位", frozenset({"community"}), UNITS[0].area)
    for units in ((*UNITS, twin), (twin, *UNITS)):
        assert asked(directory=Directory(units)).unit == COMMUNITY
