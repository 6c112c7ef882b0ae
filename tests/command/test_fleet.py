"""A fleet is columns of equal length in the order of its rows."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.fleet import fleet_of

FIELDS = ("node", "access_s", "x", "y", "turnout_s", "age_s")
rows = st.lists(
    st.fixed_dictionaries(
        {"id": st.integers(), "mode": st.sampled_from(["foot", "ebike", "vehicle"]), "node": st.integers(0, 9999)}
        | {name: st.floats(0, 1e6) for name in FIELDS[1:]}
    ),
    max_size=6,
)


@given(rows)
def test_rows_come_back_in_order(given_rows: list[dict[str, object]]) -> None:
    fleet = fleet_of(given_rows)  # type: ignore[arg-type]
    assert len(fleet) == len(given_rows)
    assert fleet.ids == [row["id"] for row in given_rows]
    assert fleet.mode.tolist() == [row["mode"] for row in given_rows]
    assert fleet.nodes.tolist() == [row["node"] for row in given_rows]
    assert fleet.xy.tolist() == [[row["x"], row["y"]] for row in given_rows]
    assert fleet.turnout.tolist() == [row["turnout_s"] for row in given_rows]
    assert fleet.age.tolist() == [row["age_s"] for row in given_rows]


def test_nobody_is_an_empty_fleet() -> None:
    fleet = fleet_of([])
    assert (len(fleet), fleet.xy.shape, fleet.nodes.dtype) == (0, (0, 2), np.int64)
