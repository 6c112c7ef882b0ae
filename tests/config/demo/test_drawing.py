"""Who draws what: nearly all of the entitled, one of each pair."""

from __future__ import annotations

import polars as pl
import pytest

from jiayuan.config.demo.drawing import not_drawing
from jiayuan.config.demo.entitled import ENTITLED, PAIRS


@pytest.mark.parametrize("name", ["elder_aged", "disabled_nursing", "disabled_living"])
def test_six_in_a_hundred_do_not_draw(people: pl.DataFrame, name: str) -> None:
    entitled = people.filter(pl.col(f"right.{name}"))
    assert 0.03 < 1 - entitled[f"draws.{name}"].mean() < 0.10


def test_nobody_draws_without_a_right(people: pl.DataFrame) -> None:
    for name in ENTITLED:
        assert people.filter(pl.col(f"draws.{name}").fill_null(False) & ~pl.col(f"right.{name}")).is_empty()


def test_only_one_of_a_pair_is_drawn(people: pl.DataFrame) -> None:
    for one, other in PAIRS.items():
        both = pl.col(f"draws.{one}").fill_null(False) & pl.col(f"draws.{other}").fill_null(False)
        assert people.filter(both).is_empty()


def test_payments_of_people_not_concerned_are_unknown(people: pl.DataFrame) -> None:
    young = people.filter((pl.col("age") < 60) & (pl.col("dis.level") == ""))
    assert young["draws.elder_aged"].null_count() == young.height


def test_somebody_waits_for_every_benefit(people: pl.DataFrame) -> None:
    assert min(not_drawing(people).values()) >= 5
