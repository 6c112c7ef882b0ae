"""Whoever handles requests: found by routing rules through the words in their names."""

from __future__ import annotations

import json
from collections import Counter

import polars as pl
import pytest

from jiayuan.config.demo.areas import read_divisions
from jiayuan.config.demo.handlers import DEPARTMENTS, DISTRICT, STREET_OFFICES, UTILITIES, handling_units
from tests.config.demo.conftest import DIVISIONS

ROLES = DIVISIONS.parents[1] / "cases" / "unit_roles.json"


@pytest.fixture(scope="module")
def units() -> list[dict[str, str]]:
    return handling_units(read_divisions(DIVISIONS))


def test_departments_and_utilities_serve_the_district(units: list[dict[str, str]]) -> None:
    serving = {one["role"] for one in units if one["place"] == DISTRICT}
    assert serving == {*DEPARTMENTS, *UTILITIES}


def test_every_street_has_each_office_once(units: list[dict[str, str]]) -> None:
    counted = Counter((one["place"], one["role"]) for one in units if one["role"] in STREET_OFFICES)
    assert len(counted) == 15 * len(STREET_OFFICES)
    assert set(counted.values()) == {1}


def test_a_street_office_is_called_by_its_street(units: list[dict[str, str]]) -> None:
    here = {one["role"]: one["name"] for one in units if one["place"] == "110102.001."}
    assert here["street"] == "西长安街街道办事处"
    assert here["street_civil"] == "西长安街街道民政办公室"


def test_every_community_has_its_committee(units: list[dict[str, str]]) -> None:
    committees = [one for one in units if one["kind"] == "committee"]
    assert len({one["place"] for one in committees}) == len(committees) == 263


def test_no_two_units_have_one_name_in_one_place(units: list[dict[str, str]]) -> None:
    frame = pl.DataFrame(units)
    assert not frame.select("place", "name").is_duplicated().any()


def test_names_carry_the_words_that_routing_goes_by(units: list[dict[str, str]]) -> None:
    words = [word for word, _ in json.loads(ROLES.read_text(encoding="utf-8"))["roles"]]
    silent = [one["name"] for one in units if one["kind"] == "utility" and not any(w in one["name"] for w in words)]
    assert silent == []
    backstop = next(one for one in units if one["role"] == "backstop")
    assert words[0] in backstop["name"]
