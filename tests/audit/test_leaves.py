"""Leaves and heads: two different records never share a leaf, two different heads never share a digest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.audit.leaves import ALGORITHM, GENESIS, Row, SealHead
from jiayuan.kernel.crypto import merkle_root

IDS = st.uuids().map(str)
ROWS = st.builds(Row, IDS, st.integers(1, 2**40), st.text(max_size=30))
ROOTS = st.binary(min_size=32, max_size=32)
HEADS = st.builds(
    SealHead,
    no=st.integers(1, 10**9),
    epoch=st.integers(1, 9),
    from_xid=st.integers(0, 2**40),
    to_xid=st.integers(0, 2**40),
    count=st.integers(1, 10**6),
    root=ROOTS,
    prev_root=ROOTS,
)


@given(ROWS, ROWS)
def test_a_leaf_is_as_good_as_the_record(one: Row, other: Row) -> None:
    assert (one.leaf == other.leaf) == (one == other)


@given(ROWS, st.integers(1, 2**40))
def test_the_transaction_stands_outside_the_content(row: Row, xid: int) -> None:
    moved = replace(row, xid=xid)
    assert moved.content == row.content
    assert (moved.leaf == row.leaf) == (xid == row.xid)


@given(st.lists(ROWS, min_size=2, max_size=12, unique_by=lambda row: row.id))
def test_the_order_of_records_is_under_the_root(rows: list[Row]) -> None:
    root = merkle_root(row.leaf for row in rows)
    assert merkle_root(row.leaf for row in rows[::-1]) != root
    assert merkle_root(row.leaf for row in rows[:-1]) != root


@given(HEADS, HEADS)
def test_the_digest_is_as_good_as_the_head(one: SealHead, other: SealHead) -> None:
    assert (one.digest() == other.digest()) == (one == other)


@pytest.mark.parametrize("field", ["no", "epoch", "from_xid", "to_xid", "count", "root", "prev_root", "alg"])
@given(HEADS)
def test_each_figure_is_signed(field: str, head: SealHead) -> None:
    value = getattr(head, field)
    changed = value + (1 if isinstance(value, int) else b"x" if isinstance(value, bytes) else "x")
    assert replace(head, **{field: changed}).message() != head.message()


def test_figures_cannot_flow_into_each_other() -> None:
    one = SealHead(1, 1, 23, 4, 5, GENESIS, GENESIS)
    assert one.message() != SealHead(1, 12, 3, 4, 5, GENESIS, GENESIS).message()
    assert one.message().endswith(ALGORITHM.encode())


def test_the_first_seal_hangs_on_nothing() -> None:
    assert bytes(32) == GENESIS
