"""Plots: bars and circles in proportion; what is hidden has no size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.web.benefits.boards.plots import SIDE, SMALLEST, WIDTH, grouped, spots, stacked

counts = st.none() | st.integers(0, 10**9)
rows = st.lists(st.tuples(st.text(max_size=5), st.lists(counts, min_size=1, max_size=3)), max_size=6)
places = st.lists(
    st.tuples(st.just("x"), st.floats(116, 117), st.floats(39, 40), st.none() | st.integers(0, 5_000)), max_size=9
)


def test_bars_stand_in_proportion() -> None:
    picture = grouped([("a", (50, 100))])
    assert [(bar.width, bar.part) for bar in picture.bars] == [(WIDTH / 2, 0), (WIDTH, 1)]


def test_stacked_bars_follow_each_other() -> None:
    picture = stacked([("a", (100, 200, 300))])
    assert [(bar.x, bar.width) for bar in picture.bars] == [(0, 100), (100, 200), (300, 300)]


@pytest.mark.parametrize("draw", [grouped, stacked])
def test_what_is_hidden_is_not_drawn(draw: object) -> None:
    picture = draw([("a", (None, 10))])  # type: ignore[operator]
    assert [bar.part for bar in picture.bars] == [1]


def test_a_bar_says_its_figure() -> None:
    assert grouped([("护理", (1_200,))]).bars[0].title == "护理: 1,200"


@pytest.mark.parametrize("draw", [grouped, stacked])
def test_nothing_is_an_empty_picture(draw: object) -> None:
    assert draw([]).bars == ()  # type: ignore[operator]


@given(rows)
def test_no_bar_leaves_the_picture(given_rows: list[tuple[str, list[int | None]]]) -> None:
    for picture in (grouped(given_rows), stacked(given_rows)):
        assert all(bar.x + bar.width <= WIDTH + 1 and bar.y + bar.height <= picture.height for bar in picture.bars)


def test_the_area_of_a_circle_is_its_count() -> None:
    small, large = spots([("a", 116.0, 39.0, 25), ("b", 116.1, 39.1, 100)], "—")
    assert (small.radius - SMALLEST) * 2 == large.radius - SMALLEST


def test_north_is_up_and_east_is_right() -> None:
    south_west, north_east = spots([("a", 116.0, 39.0, 10), ("b", 116.1, 39.1, 10)], "—")
    assert south_west.x < north_east.x
    assert south_west.y > north_east.y


def test_a_hidden_place_looks_like_an_empty_one_and_says_so() -> None:
    empty, hidden, _ = spots([("a", 116.0, 39.0, 0), ("b", 116.1, 39.0, None), ("c", 116.2, 39.0, 90)], "不公布")
    assert empty.radius == hidden.radius == SMALLEST
    assert (hidden.hidden, hidden.title, empty.hidden) == (True, "b: 不公布", False)


@given(places)
def test_no_circle_leaves_the_square(given_places: list[tuple[str, float, float, int | None]]) -> None:
    for one in spots(given_places, "—"):
        assert 0 <= one.x - SMALLEST <= one.x + SMALLEST <= SIDE
        assert 0 <= one.y - SMALLEST <= one.y + SMALLEST <= SIDE


@given(st.lists(st.tuples(st.floats(116, 117), st.floats(39, 40), st.integers(0, 999)), min_size=1, max_size=9))
def test_no_circle_is_cut_at_the_edge(places: list[tuple[float, float, int]]) -> None:
    for one in spots([("x", *place) for place in places], "—"):
        assert all(one.radius < at < SIDE - one.radius for at in (one.x, one.y))
