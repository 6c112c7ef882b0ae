"""Cost tables from graphs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.optimise.distances import distances

TWICE = [(0, 1, 5.0), (1, 0, 2.0), (0, 1, 9.0)]
Edges = list[tuple[int, int, int]]
graphs = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 9)), min_size=1, max_size=12)


def floyd(edges: Edges, *, directed: bool) -> np.ndarray:
    """Shortest ways the slow way."""
    table = np.where(np.eye(6, dtype=bool), 0.0, np.inf)
    for u, v, length in edges:
        table[u, v] = min(table[u, v], length)
        if not directed:
            table[v, u] = min(table[v, u], length)
    for middle in range(6):
        table = np.minimum(table, table[:, [middle]] + table[[middle], :])
    return table


@given(graphs, st.booleans())
def test_equals_the_slow_way(edges: Edges, directed: bool) -> None:
    found = distances(None, edges, 6, directed, "min")
    assert np.allclose(found, floyd(edges, directed=directed))


@given(graphs)
def test_both_ways_are_equally_long_where_both_may_be_gone(edges: Edges) -> None:
    found = distances(None, edges, 6, False, "min")
    assert np.allclose(found, found.T)


@pytest.mark.parametrize(("rule", "length"), [("min", 2.0), ("first", 5.0), ("last", 9.0)])
def test_double_edges(rule: str, length: float) -> None:
    assert distances(None, TWICE, None, False, rule)[0, 1] == length


def test_directed_doubles_are_kept_apart() -> None:
    table = distances(None, TWICE, None, True, "min")
    assert (table[0, 1], table[1, 0]) == (5.0, 2.0)


def test_directed_edges_go_one_way() -> None:
    table = distances(None, [(0, 1, 5.0)], None, True, "min")
    assert table[0, 1] == 5.0
    assert np.isinf(table[1, 0])


def test_edge_of_no_length_is_an_edge() -> None:
    table = distances(None, [(0, 1, 0.0), (1, 2, 3.0)], 3, False, "min")
    assert table == pytest.approx(np.array([[0, 0, 3], [0, 0, 3], [3, 3, 0]]))


def test_named_nodes_without_edges_are_out_of_reach() -> None:
    table = distances(None, [(0, 1, 1.0)], 4, False, "min")
    assert table.shape == (4, 4)
    assert np.isinf(table[0, 2:]).all()
    assert (np.diag(table) == 0).all()


def test_given_table_is_taken_as_it_is() -> None:
    assert distances([[1, np.inf]], None, None, False, "min").tolist() == [[1.0, np.inf]]


@pytest.mark.parametrize(
    ("cost", "edges"),
    [(None, None), ([[1.0]], [(0, 1, 1.0)]), ([[np.nan]], None), ([[-1.0]], None), ([1.0], None), ([[]], None)],
)
def test_wrong_cost_is_named(cost: object, edges: object) -> None:
    with pytest.raises(ValueError, match="cost"):
        distances(cost, edges, None, False, "min")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "edges",
    [[(0, 1)], [(0, 1, -2.0)], [(-1, 1, 2.0)], [(0, 5, 1.0)], [(0, 1, np.nan)], [(0, 1, np.inf)], [(0.5, 1, 2.0)]],
)
def test_wrong_edges_are_named(edges: object) -> None:
    with pytest.raises(ValueError, match="edges"):
        distances(None, edges, 3, False, "min")  # type: ignore[arg-type]


def test_unknown_rule_for_doubles() -> None:
    with pytest.raises(ValueError, match="duplicates: min, first or last"):
        distances(None, TWICE, None, False, "sum")
