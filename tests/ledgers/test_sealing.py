"""Rows are sealed under their file's key, each for its own line."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import JiayuanError
from jiayuan.ledgers.rules.cells import Std
from jiayuan.ledgers.sealing import open_rows, pack, seal_rows, unpack

FILE = UUID(int=5)


def test_rows_open_where_they_were_sealed(service: Acting) -> None:
    rows = [(0, n, ["王秀兰", str(n)]) for n in range(3)]
    sealed = seal_rows("raw", FILE, rows)
    back = [(sheet, row, body) for (sheet, row, _), body in zip(rows, sealed, strict=True)]
    assert open_rows("raw", FILE, back) == [cells for _, _, cells in rows]


@pytest.mark.parametrize(("column", "sheet", "row"), [("std", 0, 1), ("raw", 1, 1), ("raw", 0, 2)])
def test_a_moved_row_does_not_open(service: Acting, column: str, sheet: int, row: int) -> None:
    (body,) = seal_rows("raw", FILE, [(0, 1, ["x"])])
    with pytest.raises(JiayuanError):
        open_rows(column, FILE, [(sheet, row, body)])


def test_no_text_is_left_in_the_bytes(service: Acting) -> None:
    (body,) = seal_rows("raw", FILE, [(0, 1, ["王秀兰"])])
    assert "王秀兰".encode() not in body


CELLS = st.dictionaries(
    st.sampled_from(["name", "phone", "birth"]),
    st.builds(
        Std,
        st.text(max_size=8),
        st.sampled_from(["ok", "warn", "error", "empty"]),
        st.text(max_size=8),
        st.text(max_size=8),
        st.lists(st.text(max_size=4), max_size=3).map(tuple),
    ),
)


@given(CELLS)
def test_cells_survive_packing(cells: dict[str, Std]) -> None:
    assert unpack(pack(cells)) == cells
