"""Who covers whom."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command.optimise import covers_from_matrix, covers_within


def test_radius_is_inclusive() -> None:
    covers = covers_within([[0.0, 0.0]], [[3.0, 4.0], [3.0, 4.1]], 5.0)
    assert covers.of(0).tolist() == [0]


@pytest.mark.parametrize(("metric", "hit"), [("euclidean", [0]), ("manhattan", []), ("chebyshev", [0])])
def test_metrics(metric: str, hit: list[int]) -> None:
    assert covers_within([[0.0, 0.0]], [[3.0, 4.0]], 5.0, metric).of(0).tolist() == hit


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


def test_no_demands_is_no_cover() -> None:
    assert covers_within([[0.0, 0.0]], np.empty((0, 2)), 5.0).of(0).tolist() == []


@pytest.mark.parametrize("wrong", [[[np.nan, 0.0]], [[1.0]], [1.0, 2.0]])
def test_wrong_points_are_refused(wrong: list[object]) -> None:
    with pytest.raises(ValueError, match="facilities_xy"):
        covers_within(wrong, [[0.0, 0.0]], 1.0)


def test_wrong_radius_metric_and_matrix_are_refused() -> None:
    with pytest.raises(ValueError, match="radius"):
        covers_within([[0.0, 0.0]], [[0.0, 0.0]], -1.0)
    with pytest.raises(ValueError, match="metric"):
        covers_within([[0.0, 0.0]], [[0.0, 0.0]], 1.0, "road")
    with pytest.raises(ValueError, match="cost"):
        covers_from_matrix([[np.nan]], 1.0)
