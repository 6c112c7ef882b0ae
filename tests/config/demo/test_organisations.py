"""Organisations and facilities."""

from __future__ import annotations

import polars as pl
import pytest

from jiayuan.config.demo.district import District
from jiayuan.kernel.values import CreditCode


def test_credit_codes_are_valid_and_unique(district: District) -> None:
    codes = district.organisations["uscc"]
    assert not codes.is_duplicated().any()
    for code in codes:
        assert CreditCode(code).value == code


def test_every_community_has_its_committee(district: District) -> None:
    committees = district.organisations.filter(pl.col("kind") == "committee")
    assert set(committees["place"]) == set(district.communities["path"])


def test_every_street_has_its_offices(district: District) -> None:
    offices = district.organisations.filter(pl.col("role").str.starts_with("street"))
    assert offices.group_by("place").len()["len"].unique().to_list() == [6]


@pytest.mark.parametrize("role", ["water", "power", "gas", "heating", "property", "fire", "backstop", "civil_affairs"])
def test_whoever_handles_requests_is_there(district: District, role: str) -> None:
    assert district.organisations.filter(pl.col("role") == role).height >= 1


def test_facilities_have_codes_points_and_keepers(district: District) -> None:
    things = district.facilities
    assert things["code16"].str.contains(r"^110102\d{10}$").all()
    assert not things["code16"].is_duplicated().any()
    assert things["lon"].is_between(116.3, 116.42).all()
    assert things["keeper"].null_count() == 0


def test_facilities_stand_at_houses(district: District) -> None:
    assert set(district.facilities["place"]) <= set(district.houses.places["path"])
