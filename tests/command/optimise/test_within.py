"""Covers from places and from tables."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.optimise import covers_from_matrix, covers_within

ORDERS = {"euclidean": 2, "manhattan": 1, "chebyshev": np.inf}
places = st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=8)


def test_radius_is_inclusive() -> None:
    covers = covers_within([[0.0, 0.0]], [[3.0, 4.0], [3.0, 4.1]], 5.0)
    assert covers.of(0).tolist() == [0]


def test_rounded_place_on_the_radius_counts() -> None:
    # 0.1 + 0.2 is a hair more than 0.3.
    assert covers_within([[0.1, 0.0]], [[0.1 + 0.1 + 0.2, 0.0]], 0.3).of(0).tolist() == [0]


@pytest.mark.parametrize(("metric", "hit"), [("euclidean", [0]), ("manhattan", []), ("chebyshev", [0])])
def test_metrics(metric: str, hit: list[int]) -> None:
    assert covers_within([[0.0, 0.0]], [[3.0, 4.0]], 5.0, metric).of(0).tolist() == hit


@pytest.mark.parametrize("metric", ORDERS)
@settings(max_examples=20, deadline=None)
@given(posts=places, demands=places, radius=st.integers(0, 12))
def test_tree_finds_what_measuring_finds(metric: str, posts: list, demands: list, radius: int) -> None:  # type: ignore[type-arg]
    covers = covers_within(posts, demands, radius, metric)
    for j, post in enumerate(posts):
        away = [np.linalg.norm(np.subtract(post, one), ORDERS[metric]) for one in demands]
        assert covers.of(j).tolist() == [i for i, far in enumerate(away) if far <= radius + 1e-9]


@given(places, st.integers(0, 6))
def test_wider_radius_covers_no_less(spots: list[tuple[int, int]], radius: int) -> None:
    near, far = (covers_within(spots, spots, wide) for wide in (radius, radius + 2))
    assert all(set(near.of(j)) <= set(far.of(j)) for j in range(len(spots)))


def test_radius_of_nothing_covers_the_same_place() -> None:
    covers = covers_within([[1.0, 1.0]], [[1.0, 1.0], [1.0, 2.0]], 0.0)
    assert covers.of(0).tolist() == [0]


def test_matrix_and_radius_agree() -> None:
    rng = np.random.default_rng(3)
    posts, demands = rng.random((6, 2)), rng.random((9, 2))
    cost = np.hypot(*(demands[:, None] - posts[None]).transpose(2, 0, 1))
    by_matrix, by_tree = covers_from_matrix(cost, 0.4), covers_within(posts, demands, 0.4)
    assert by_matrix.indptr.tolist() == by_tree.indptr.tolist()
    assert by_matrix.indices.tolist() == by_tree.indices.tolist()


def test_matrix_form() -> None:
    covers = covers_from_matrix([[1.0, 9.0], [9.0, 1.0], [1.0, np.inf]], 2.0)
    assert covers.matrix().toarray().tolist() == [[1, 0, 1], [0, 1, 0]]
    assert (covers.facilities, covers.demands) == (2, 3)


def test_no_way_is_no_cover_even_without_a_limit() -> None:
    assert covers_from_matrix([[np.inf, 5.0]], np.inf).matrix().toarray().tolist() == [[0], [1]]


def test_no_demands_is_no_cover() -> None:
    assert covers_within([[0.0, 0.0]], np.empty((0, 2)), 5.0).of(0).tolist() == []


def test_no_facilities_cover_nothing() -> None:
    covers = covers_within(np.empty((0, 2)), [[0.0, 0.0]], 5.0)
    assert (covers.facilities, covers.demands) == (0, 1)


@pytest.mark.parametrize("wrong", [[[np.nan, 0.0]], [[np.inf, 0.0]], [[1.0]], [1.0, 2.0]])
def test_wrong_points_are_refused(wrong: list[object]) -> None:
    with pytest.raises(ValueError, match="facilities_xy"):
        covers_within(wrong, [[0.0, 0.0]], 1.0)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="demands_xy"):
        covers_within([[0.0, 0.0]], wrong, 1.0)  # type: ignore[arg-type]


@pytest.mark.parametrize("radius", [-1.0, np.nan, np.inf])
def test_wrong_radius_is_refused(radius: float) -> None:
    with pytest.raises(ValueError, match="radius"):
        covers_within([[0.0, 0.0]], [[0.0, 0.0]], radius)


def test_unknown_metric_names_the_known() -> None:
    with pytest.raises(ValueError, match="metric: one of euclidean, manhattan, chebyshev"):
        covers_within([[0.0, 0.0]], [[0.0, 0.0]], 1.0, "road")


def test_wrong_matrix_and_limit_are_refused() -> None:
    with pytest.raises(ValueError, match="cost"):
        covers_from_matrix([[np.nan]], 1.0)
    with pytest.raises(ValueError, match="limit"):
        covers_from_matrix([[1.0]], np.nan)
