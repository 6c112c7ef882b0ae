"""The demo's dice and columns at their edges: nothing drawn, one drawn, gaps, and never a number twice."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.config.demo.creditcodes import credit_codes
from jiayuan.config.demo.dice import dice, pick, texts, uuids, zipf
from jiayuan.config.demo.idnumbers import id_numbers
from jiayuan.config.demo.names import given_names, share_character, special, surnames
from jiayuan.config.demo.phones import mobiles, shared
from jiayuan.config.demo.rooms import make_rooms, make_units
from jiayuan.kernel.idnumber import parse_id
from jiayuan.kernel.placepath import Level, PlacePath

SEEDS = st.integers(0, 2**31)
FEW = st.integers(0, 30)
HOUSE = "110102.001.001.0001.0001."


@given(SEEDS, st.sampled_from(["a", "b", "家"]))
def test_a_stream_depends_on_seed_and_name_alone(seed: int, name: str) -> None:
    dice(seed, "other").random(100)
    assert dice(seed, name).integers(0, 2**62) == dice(seed, name).integers(0, 2**62)


@given(SEEDS, FEW, st.lists(st.floats(0.01, 100), min_size=1, max_size=6))
def test_a_draw_is_of_the_words_and_as_long_as_asked(seed: int, n: int, weights: list[float]) -> None:
    words = [f"w{place}" for place in range(len(weights))]
    drawn = pick(dice(seed, "x"), words, n, weights)
    assert len(drawn) == n
    assert set(drawn) <= set(words)


def test_a_word_without_weight_is_never_drawn() -> None:
    assert set(pick(dice(1, "x"), ("a", "b", "c"), 500, (1, 0, 1))) == {"a", "c"}


@pytest.mark.parametrize("values", [[None, "a"], ["a", None], [None, None], []], ids=["first", "last", "all", "none"])
def test_a_column_with_gaps_is_text(values: list[str | None]) -> None:
    made = texts(np.array(values, dtype=object))
    assert made.to_list() == values
    assert made.dtype == pl.String


@given(st.integers(1, 200), st.floats(0.1, 2))
def test_weights_fall_from_one_and_stay_above_nothing(n: int, power: float) -> None:
    weights = zipf(n, power)
    assert (len(weights), weights[0], bool(weights[-1] > 0)) == (n, 1.0, True)


@given(SEEDS, st.integers(0, 70))
def test_ids_are_valid_rising_and_a_millisecond_apart(seed: int, n: int) -> None:
    made = [UUID(one) for one in uuids(dice(seed, "u"), n)]
    moments = [one.int >> 80 for one in made]
    assert moments == list(range(moments[0], moments[0] + n)) if made else n == 0
    assert all(one.version == 7 for one in made)


@given(SEEDS, FEW)
def test_names_have_a_surname_and_a_given_name_each(seed: int, n: int) -> None:
    rng = dice(seed, "names")
    sex, born = pick(rng, ("1", "2"), n), rng.integers(19200101, 20251231, n)
    last, first = surnames(rng, n), given_names(rng, sex, born)
    assert all(len(one) in (1, 2) for one in [*last, *first])
    none = np.zeros(n, dtype=bool)
    assert list(special(rng, last, none, none)) == list(last)


def test_a_shared_character_keeps_the_length_of_two() -> None:
    given = np.array(["建国", "伟", "志强"], dtype=object)
    share_character(given, np.array([0, 0]), np.array([1, 2]))
    assert list(given) == ["建国", "建伟", "建强"]


@settings(max_examples=25)
@given(SEEDS, st.lists(st.dates(date(1915, 1, 1), date(2025, 12, 31)), min_size=1, max_size=25), st.data())
def test_numbers_are_right_unique_and_say_when_one_was_born(seed: int, days: list[date], data: st.DataObject) -> None:
    born = np.array([int(f"{day:%Y%m%d}") for day in days])
    male = np.array(data.draw(st.lists(st.integers(0, 1), min_size=len(days), max_size=len(days))))
    made = id_numbers(dice(seed, "ids"), born, male, np.zeros(len(days), bool))
    assert len(set(made)) == len(days)
    for number, day, man in zip(made, days, male, strict=True):
        told = parse_id(number)
        assert (told.kind.value, number[6:14], int(number[16]) % 2) == ("ok", f"{day:%Y%m%d}", man)


@given(SEEDS, FEW, FEW)
def test_one_draw_of_codes_begins_no_other(seed: int, n: int, more: int) -> None:
    codes = credit_codes(dice(seed, "codes"), n, "91")
    assert (len(codes), len(set(codes))) == (n, n)
    assert all(len(code) == 18 for code in credit_codes(dice(seed, "more"), more, "52"))


@settings(max_examples=40)
@given(SEEDS, st.lists(st.tuples(st.integers(0, 100), st.integers(0, 4)), max_size=12))
def test_a_number_is_ones_own_or_an_adults_of_the_home(seed: int, people: list[tuple[int, int]]) -> None:
    ages = np.array([age for age, _home in people], dtype=np.int64)
    homes = np.array([home for _age, home in people], dtype=np.int64)
    own = mobiles(dice(seed, "own"), len(people))
    for row, number in enumerate(shared(dice(seed, "share"), own, ages, homes)):
        lenders = [own[one] for one in range(len(people)) if homes[one] == homes[row] and ages[one] >= 18]
        assert number in [own[row], *lenders[:1]] if number is not None else ages[row] < 13 and not lenders


@given(st.sampled_from(["building", "yard"]), st.integers(1, 4), st.integers(1, 30), st.integers(1, 6))
def test_every_door_of_a_house_has_its_own_path(kind: str, units: int, floors: int, doors: int) -> None:
    house = pl.DataFrame({"code12": ["1"], "kind": [kind], "units": [1 if kind == "yard" else units],
        "floors": [1 if kind == "yard" else floors], "doors": [doors], "path": [HOUSE]})  # fmt: skip
    stairs = make_units(house)
    rooms = make_rooms(stairs)
    paths = [PlacePath(path) for path in rooms["path"]]
    assert len(set(paths)) == len(paths) == house.select(pl.col("units") * pl.col("floors") * pl.col("doors")).item()
    assert all(path.level is Level.ROOM and PlacePath(HOUSE).contains(path) for path in paths)
    assert {path.parent() for path in paths} == {PlacePath(path) for path in stairs["path"]}
