"""The second generator: its tables are what it says, and linking holds on them without being tuned to them."""

from __future__ import annotations

import pytest

from bench.linkdata_other import people, tables
from jiayuan.ledgers.linking.run import link


@pytest.mark.parametrize("han", [True, False], ids=["ideographs", "alphabet"])
def test_the_truth_is_in_the_base_or_nowhere(han: bool) -> None:
    made = tables(400, han=han, rows=200)
    known = set(made["base"]["pid"])
    assert made["rows"].height == made["truth"].height == 200
    assert {one for one in made["truth"]["truth"] if one} <= known
    assert 0.6 < len(known) / 400 < 0.95


def test_the_same_seed_makes_the_same_people() -> None:
    assert people(100, han=True) == people(100, han=True)
    assert people(100, han=True) != people(100, han=True, seed=1)


@pytest.mark.parametrize("han", [True, False], ids=["ideographs", "alphabet"])
def test_hardly_a_link_is_wrong(han: bool) -> None:
    made = tables(3_000, han=han, rows=1_500)
    found = link(made["base"], made["rows"], {"base": {"id": "pid"}, "rows": {}}).rows
    made_links = found["decision"] == "link"
    right = (found["base_id"] == made["truth"]["truth"]).fill_null(False)
    assert (made_links & ~right).sum() <= 3
    assert (made_links & right).sum() >= 0.9 * (made["truth"]["truth"] != "").sum()
