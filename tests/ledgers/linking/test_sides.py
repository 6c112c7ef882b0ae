"""Both sides of a pair beside each other, who shares a number, and pairs compared some at a time."""

from __future__ import annotations

from collections import Counter

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.linking import chunks
from jiayuan.ledgers.linking.chunks import pair_levels
from jiayuan.ledgers.linking.columns import guess
from jiayuan.ledgers.linking.sides import both_sides, with_holders
from jiayuan.ledgers.linking.tidy import tidy
from tests.ledgers.linking.tables import PEOPLE, base, ledger, line

PHONES = st.lists(st.lists(st.sampled_from(["1", "2", "3"]), unique=True, max_size=3), max_size=7)


def people(phones: list[list[str]]) -> pl.DataFrame:
    return pl.DataFrame(
        {"n": list(range(len(phones))), "phones": phones}, schema={"n": pl.UInt32, "phones": pl.List(pl.String)}
    )


@given(PHONES)
def test_the_most_shared_of_a_persons_numbers_counts(phones: list[list[str]]) -> None:
    bearers = Counter(number for one in phones for number in one)
    found = with_holders(people(phones))["holders"].to_list()
    assert found == [max((bearers[number] for number in one), default=0) for one in phones]


def test_a_pair_has_the_columns_of_both() -> None:
    ours, theirs = pl.DataFrame({"name": ["甲", "乙"]}), pl.DataFrame({"name": ["丙", "丁", "戊"]})
    pairs = pl.DataFrame({"n": [1, 0, 1], "b": [2, 0, 0]})
    found = both_sides(pairs, ours, theirs)
    assert (found.columns, found.rows()) == (["name", "name_b"], [("乙", "戊"), ("甲", "丙"), ("乙", "丙")])


@pytest.mark.parametrize("size", [1, 2, 3, 24, 25, 26])
def test_levels_do_not_depend_on_how_many_are_compared_at_a_time(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = with_holders(tidy(base(), guess(base().columns), national=True))
    rows = ledger(*(line(one) for one in PEOPLE))
    ours = tidy(rows, guess(rows.columns), national=True)
    pairs = ours.select("n").join(theirs.select(b="n"), how="cross")
    whole = pair_levels(pairs, ours, theirs)
    monkeypatch.setattr(chunks, "CHUNK", size)
    assert pair_levels(pairs, ours, theirs).rows() == whole.rows()


def test_no_pair_has_no_levels() -> None:
    theirs = with_holders(tidy(base(), guess(base().columns), national=True))
    none = pl.DataFrame(schema={"n": pl.UInt32, "b": pl.UInt32})
    assert pair_levels(none, theirs.drop("holders"), theirs).is_empty()
