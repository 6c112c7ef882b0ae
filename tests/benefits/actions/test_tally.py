"""Counting while a run goes on. Pure."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.actions.tally import Tally
from jiayuan.benefits.books import load_book

PAIRS = load_book().pairs
POLICIES = ("bj.disabled_living", "bj.disabled_nursing", "bj.elder_aged", "bj.elder_hardship", "bj.elder_nursing")
CHOICES = [{pair.a, pair.b} for pair in PAIRS if pair.kind == "choose"]


def rows(*lines: tuple[str, int, int | None, bool]) -> pl.DataFrame:
    """Kept rows: person, code, amount, drawing."""
    schema = {"person": pl.String, "code": pl.Int32, "amount": pl.Int64, "drawing": pl.Boolean}
    return pl.DataFrame(lines, schema=schema, orient="row")


def test_codes_are_counted_by_their_status() -> None:
    tally = Tally()
    tally.add("bj.elder_aged", rows(), {1: 5, 3: 2, 0: 7, -1: 3, -2: 1, -4: 2, -10: 90, -11: 4})
    tally.add("bj.elder_nursing", rows(), {-1: 4, -10: 6})
    assert (tally.yes, tally.unknown) == ({"bj.elder_aged": 7, "bj.elder_nursing": 0}, 10)


def test_what_is_drawn_or_open_is_not_missed() -> None:
    tally = Tally()
    tally.add("bj.elder_aged", rows(("a", 1, 100, False), ("b", 1, 100, True), ("c", -1, None, False)), {})
    assert tally.missed(PAIRS) == 1


def test_of_a_pair_one_is_missed() -> None:
    tally = Tally()
    tally.add("bj.disabled_nursing", rows(("a", 1, 300, False)), {})
    tally.add("bj.elder_nursing", rows(("a", 1, 600, False)), {})
    assert tally.missed(PAIRS) == 1


def test_beside_a_drawn_one_of_the_pair_none_is_missed() -> None:
    tally = Tally()
    tally.add("bj.disabled_nursing", rows(("a", 1, 300, True), ("b", 1, 300, True)), {})
    tally.add("bj.elder_nursing", rows(("a", 1, 600, False), ("c", 1, 600, False)), {})
    assert tally.missed(PAIRS) == 1


yeses = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from(POLICIES)), st.tuples(st.integers(1, 9), st.booleans())
)


@given(yeses)
def test_missed_never_counts_what_cannot_be_drawn_together(found: dict[tuple[str, str], tuple[int, bool]]) -> None:
    tally = Tally()
    for policy in POLICIES:
        lines = [(who, 1, amount, drawn) for (who, name), (amount, drawn) in found.items() if name == policy]
        tally.add(policy, rows(*lines), {})
    most = 0
    for who in "abc":
        open_now = {name for (person, name), (_, drawn) in found.items() if person == who and not drawn}
        held = {name for (person, name), (_, drawn) in found.items() if person == who and drawn}
        free = {name for name in open_now if not any(name in pair and pair & held for pair in CHOICES)}
        most += len(free) - sum(pair <= free for pair in CHOICES)
    assert tally.missed(PAIRS) == most
