"""Weights learned from tables: what is seen teaches, what is not seen keeps its first guess."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import log2

import polars as pl
import pytest

from jiayuan.ledgers.linking.blocks import candidates
from jiayuan.ledgers.linking.chunks import pair_levels
from jiayuan.ledgers.linking.columns import guess
from jiayuan.ledgers.linking.levels import ATTRS
from jiayuan.ledgers.linking.sides import with_holders
from jiayuan.ledgers.linking.tidy import tidy
from jiayuan.ledgers.linking.training import LEAST, chance, counted, learn, name_shares, odds, seen, telling, weights
from jiayuan.ledgers.rules.frequency import NameFrequency
from jiayuan.ledgers.rules.model import Model
from tests.ledgers.linking.tables import base, ledger, line, person
from tests.ledgers.rules.weighing import HAND


@cache
def tables() -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """400 people, and a ledger about each of them in which one telephone in eight is old."""
    names = [f"{'王李张刘陈杨'[n % 6]}{'秀建丽志国'[n % 5]}{'爱国娟远华明兰'[n % 7]}" for n in range(400)]
    people = [
        person(
            str(n), name, f"19{40 + n % 50}-0{1 + n % 9}-1{n % 10}", n, f"138{n * 7919:08}",
            f"清光里{1 + n % 9}号楼{1 + n % 4}单元{100 + n}室",
        )
        for n, name in enumerate(names)
    ]  # fmt: skip
    lines = [line(one, phone=one["phone"] if n % 8 else f"139{n * 104729:08}"[:11]) for n, one in enumerate(people)]
    theirs, ours = (tidy(frame, guess(frame.columns), national=True) for frame in (base(*people), ledger(*lines)))
    theirs = with_holders(theirs)
    pairs = candidates(ours, theirs)
    return ours, theirs, pair_levels(pairs, ours, theirs), pairs


def learned(start: Model = HAND, *, guarded: bool = True) -> Model:
    ours, theirs, levels, pairs = tables()
    return learn(pairs, levels, ours, theirs, start, guarded=guarded)


def test_agreement_weighs_more_than_difference() -> None:
    found = learned().weights
    assert found["id"]["exact"] == pytest.approx(log2(400), abs=0.3)
    assert found["phone"]["exact"] > 5 > 0 > found["phone"]["else"]
    assert found["sex"]["same"] == pytest.approx(1, abs=0.5)


def test_an_error_that_happens_weighs_less_than_one_that_does_not() -> None:
    assert learned().weights["phone"]["else"] > learned().weights["name"]["else"]


def test_a_level_that_was_not_seen_keeps_its_first_guess() -> None:
    start = replace(HAND, weights={**HAND.weights, "birth": {**HAND.weights["birth"], "digit": 4.25}})
    assert learned(start).weights["birth"].get("digit", 4.25) == 4.25


def test_outsiders_tables_keep_no_guess_of_ours() -> None:
    start = replace(HAND, weights={**HAND.weights, "birth": {**HAND.weights["birth"], "else": 99.0}})
    assert learned(start, guarded=False).weights["birth"].get("else", 0.0) != 99.0


def test_thresholds_stay_and_the_prior_is_against_nobody_met() -> None:
    found = learned(replace(HAND, t1=9.5))
    assert found.t1 == 9.5
    # Everybody is in the base, but no base is taken to be complete: 19 to 1, shared by 400.
    assert found.prior_bits == pytest.approx(log2(19 / 400), abs=0.2)


@pytest.mark.parametrize(("matched", "bits"), [(500, -10), (900, log2(9) - 10), (2_000, log2(19) - 10)])
def test_the_fuller_the_base_the_better_the_odds(matched: float, bits: float) -> None:
    assert odds(matched, 1_000, 1_024) == pytest.approx(bits)


def test_the_odds_of_nobody_are_finite() -> None:
    assert -40 < odds(0, 0, 0) < 20
    assert odds(0, 1_000, 1_000) < odds(1, 1_000, 1_000)


def test_what_only_repeats_another_level_teaches_nothing() -> None:
    told = telling(counted(tables()[2]))
    home = told.filter(pl.col("place").is_in(["room", "house", "building", "compound"]))
    assert home["pairs"].sum() > 0
    assert "same" not in home["community"].to_list()


def test_rare_levels_are_counted_and_not_drawn() -> None:
    ours, theirs, *_ = tables()
    assert chance(ours, theirs)["id"]["exact"] == pytest.approx(1 / 400, rel=0.1)
    wide = pl.concat([theirs.with_columns(n=pl.col("n") + 400 * part, id=pl.col("id") + f"{part}", name=pl.lit(""))
                      for part in range(500)])  # fmt: skip
    one = chance(ours, wide)["id"]["exact"]
    assert one < 1e-6


def test_learning_again_from_what_was_learned_moves_little() -> None:
    once = learned()
    again = learned(once)
    assert again.prior_bits == pytest.approx(once.prior_bits, abs=0.05)
    assert again.weights["phone"]["exact"] == pytest.approx(once.weights["phone"]["exact"], abs=0.1)


def test_a_handful_of_rows_leaves_the_weights_alone() -> None:
    ours, theirs, *_ = tables()
    few = ours.head(5)
    pairs = candidates(few, theirs)
    found = learn(pairs, pair_levels(pairs, few, theirs), few, theirs, HAND)
    assert (found.weights, found.names) == (HAND.weights, HAND.names)
    assert found.prior_bits == pytest.approx(log2(1 / 400), abs=0.001)


def test_the_weight_of_an_equal_name_holds_what_chance_gives_it() -> None:
    names = name_shares(tables()[1], equal=1 / 1024)
    assert names.average == 10.0
    assert sum(names.family.values()) == pytest.approx(1, abs=0.01)


def test_names_of_few_are_not_listed() -> None:
    one = pl.DataFrame({"name": ["王伟"] * 9 + ["李四"], "family": ["王"] * 9 + ["李"], "given": ["伟"] * 9 + ["四"]})
    assert name_shares(one, 0.5) == NameFrequency({"王": 0.9}, {"伟": 0.9}, 0.2, 0.2, 1.0)


def test_patterns_are_counted_and_nothing_is_lost() -> None:
    levels = tables()[2]
    patterns = counted(levels)
    assert patterns["pairs"].sum() == levels.height
    assert patterns.select(ATTRS).is_unique().all()


def test_no_level_is_impossible() -> None:
    m, u = ({attr: {"x": share} for attr in ATTRS} for share in (0.0, 1.0))
    assert weights(m, u)["name"]["x"] == pytest.approx(log2(LEAST), abs=0.001)


def test_a_row_is_about_one_person_at_most() -> None:
    """Two housemates who fit alike share the certainty that one alone would have."""
    same = {attr: ["none"] for attr in ATTRS} | {"name": ["exact"], "phone": ["exact"], "id": ["exact"]}
    one, two = pl.DataFrame(same), pl.concat([pl.DataFrame(same)] * 2)
    alone, together = (
        seen(levels, pl.Series([0] * levels.height)).sure(HAND.weights, 0.0, guarded=True) for levels in (one, two)
    )
    assert alone[0] == pytest.approx(1, abs=1e-6)
    assert together[0] == pytest.approx(0.5, abs=1e-6)


def test_a_strangers_name_teaches_nothing_in_our_own_ledgers() -> None:
    kin = {attr: ["none"] for attr in ATTRS} | {"name": ["surname"], "phone": ["exact"], "birth": ["day"]}
    found = seen(pl.DataFrame(kin), pl.Series([0]))
    assert found.sure(HAND.weights, 0.0, guarded=True)[0] == 0
    assert found.sure(HAND.weights, 0.0, guarded=False)[0] > 0
