"""Requests of residents."""

from __future__ import annotations

import polars as pl

from jiayuan.config.demo.matters import MATTERS
from jiayuan.config.demo.requests import CODES, requests


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
