"""Requests of residents."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest
from rich.progress import Progress

from jiayuan.config.demo.district import District
from jiayuan.config.demo.matters import MATTERS
from jiayuan.config.demo.requests import CODES, KINDS, requests
from jiayuan.config.drill.cases import chosen
from jiayuan.config.drill.stage import Stage


def test_the_same_seed_asks_the_same(people: pl.DataFrame) -> None:
    assert requests(7, people, 200).equals(requests(7, people, 200))
    assert not requests(8, people, 200).equals(requests(7, people, 200))


def test_only_living_adults_ask(people: pl.DataFrame) -> None:
    asked = requests(7, people, 500).join(people, on="person", suffix="_home")
    assert (asked["age"] >= 18).all()
    assert asked["dead_on"].null_count() == asked.height


def test_duplicates_repeat_place_and_matter(people: pl.DataFrame) -> None:
    drawn = requests(7, people, 1_000).with_row_index("row")
    again = drawn.filter(pl.col("duplicate_of").is_not_null())
    first = drawn.select(duplicate_of=pl.col("row").cast(pl.Int64), first_path="path", first_matter="matter")
    both = again.join(first, on="duplicate_of")
    assert 0.05 < again.height / 1_000 < 0.11
    assert (both["path"] == both["first_path"]).all()


def test_matters_have_class_codes_and_kinds_have_words(people: pl.DataFrame) -> None:
    drawn = requests(7, people, 300)
    assert set(drawn["class_code"]) <= {matter.class_code for matter in MATTERS}
    assert set(drawn["kind"]) <= set(CODES)


def test_a_drill_asks_only_people_the_base_knows(district: District) -> None:
    stage = Stage(Progress(disable=True), datetime(2026, 3, 11, tzinfo=UTC), requests=200)
    asked = chosen(stage, district)
    assert asked.height == 200
    assert set(asked["person"]) <= set(district.base["entity"])
    assert asked["home"].str.starts_with("110102.001.").all()


def test_everybody_asks_from_the_own_home(district: District) -> None:
    homes = dict(district.people.select("person", "path").iter_rows())
    stage = Stage(Progress(disable=True), datetime(2026, 3, 11, tzinfo=UTC), requests=50)
    for person, home in chosen(stage, district).select("person", "home").iter_rows():
        assert homes[person] == home


def test_requests_come_in_the_order_of_their_days(people: pl.DataFrame) -> None:
    days = requests(7, people, 300)["day"].to_list()
    assert days == sorted(days, reverse=True)
    assert 0 <= min(days) <= max(days) < 30


def test_people_call_by_day(people: pl.DataFrame) -> None:
    hours = requests(7, people, 2_000)["minute"] // 60
    assert hours.is_between(7, 21).mean() > 0.75  # type: ignore[operator]
    assert (requests(7, people, 2_000)["minute"] < 24 * 60).all()


@pytest.mark.parametrize(("kind", "share"), KINDS.items())
def test_kinds_of_requests_follow_their_shares(people: pl.DataFrame, kind: str, share: float) -> None:
    assert abs((requests(7, people, 3_000)["kind"] == kind).mean() * 100 - share) < 3  # type: ignore[operator]


def test_a_repeat_is_never_of_a_repeat_nor_of_a_later_one(people: pl.DataFrame) -> None:
    drawn = requests(7, people, 1_000).with_row_index("row")
    again = drawn.drop_nulls("duplicate_of")
    assert (again["duplicate_of"] < again["row"]).all()
    assert not set(again["duplicate_of"]) & set(again["row"])


@pytest.mark.parametrize("n", [0, 1, 2])
def test_few_requests_are_drawn_like_many(people: pl.DataFrame, n: int) -> None:
    assert requests(7, people, n).height == n
