"""Evidence as bars, and filters kept in addresses."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from jiayuan.ledgers.api import ReviewWanted
from jiayuan.web.ledgers.reviewcards import bars, query, wanted


@pytest.mark.parametrize(
    ("bits", "x", "width", "speaks_for"),
    [
        (20.0, 50.0, 50.0, True),
        (99.0, 50.0, 50.0, True),
        (10.0, 50.0, 25.0, True),
        (-10.0, 25.0, 25.0, False),
        (-99.0, 0.0, 50.0, False),
    ],
)
def test_a_bar_points_where_its_weight_points(bits: float, x: float, width: float, speaks_for: bool) -> None:
    (bar,) = bars([("姓名", "姓名相同", bits)])
    assert (bar["x"], bar["width"], bar["speaks_for"]) == (x, width, speaks_for)
    assert bar["bits"] == f"{bits:+.1f}"


def test_every_bar_has_words_beside_it() -> None:
    drawn = bars([("姓名", "姓名相同", 3.0), ("电话", "电话不同", -2.0)])
    assert [one["words"] for one in drawn] == ["姓名相同", "电话不同"]


@pytest.mark.parametrize(
    ("chosen", "text"),
    [
        (ReviewWanted(), "after=7"),
        (ReviewWanted(kind="match"), "kind=match&after=7"),
        (ReviewWanted("conflict", "110102.001.", "late"), "kind=conflict&community=110102.001.&due=late&after=7"),
    ],
    ids=["none", "one", "all"],
)
def test_an_address_keeps_the_filters(chosen: ReviewWanted, text: str) -> None:
    assert query(chosen, after=7) == text
    assert wanted(RequestFactory().get(f"/?{text}")) == chosen
