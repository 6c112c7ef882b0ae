"""Cost tables from graphs."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command.optimise.distances import distances

TWICE = [(0, 1, 5.0), (1, 0, 2.0), (0, 1, 9.0)]


@pytest.mark.parametrize(("rule", "length"), [("min", 2.0), ("first", 5.0), ("last", 9.0)])
def test_double_edges(rule: str, length: float) -> None:
    assert distances(None, TWICE, None, False, rule)[0, 1] == length


def test_directed_edges_go_one_way() -> None:
    table = distances(None, [(0, 1, 5.0)], None, True, "min")
    assert table[0, 1] == 5.0
    assert np.isinf(table[1, 0])


def test_edge_of_no_length_is_an_edge() -> None:
    table = distances(None, [(0, 1, 0.0), (1, 2, 3.0)], 3, False, "min")
    assert table == pytest.approx(np.array([[0, 0, 3], [0, 0, 3], [3, 3, 0]]))


@pytest.mark.parametrize(
    ("cost", "edges"), [(None, None), ([[1.0]], [(0, 1, 1.0)]), ([[np.nan]], None), ([[-1.0]], None), ([1.0], None)]
)
def test_wrong_cost_is_named(cost: object, edges: object) -> None:
    with pytest.raises(ValueError, match="cost"):
        distances(cost, edges, None, False, "min")


@pytest.mark.parametrize("edges", [[(0, 1)], [(0, 1, -2.0)], [(0, 5, 1.0)]])
def test_wrong_edges_are_named(edges: object) -> None:
    with pytest.raises(ValueError, match="edges"):
        distances(None, edges, 3, False, "min")


def test_unknown_rule_for_doubles() -> None:
    with pytest.raises(ValueError, match="duplicates"):
        distances(None, TWICE, None, False, "sum")
