"""Merkle trees of RFC 6962."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.merkle import EMPTY, leaf_hash, merkle_proof, merkle_root, proof_holds

LEAVES = st.lists(st.binary(max_size=8), min_size=1, max_size=40)


def rfc_root(leaves: list[bytes]) -> bytes:
    """The definition in the RFC, word for word: split at the largest power of two below n."""
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return sha256(b"\x01" + rfc_root(leaves[:split]) + rfc_root(leaves[split:])).digest()


@given(LEAVES)
def test_the_root_is_that_of_the_rfc(leaves: list[bytes]) -> None:
    assert merkle_root(leaves) == rfc_root(leaves)


@given(LEAVES, st.data())
def test_every_leaf_has_a_proof(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof = merkle_proof(leaves, index)
    assert proof_holds(leaves[index], index, len(leaves), proof, merkle_root(leaves))


@given(LEAVES, st.data())
def test_a_proof_of_something_else_fails(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = merkle_proof(leaves, index), merkle_root(leaves)
    assert not proof_holds(leaves[index] + b"!", index, len(leaves), proof, root)
    assert not proof_holds(leaves[index], index, len(leaves), [*proof, EMPTY], root)


def test_nothing_has_the_root_of_nothing() -> None:
    assert merkle_root([]) == sha256(b"").digest()


@pytest.mark.parametrize("index", [-1, 3])
def test_no_proof_outside_the_tree(index: int) -> None:
    with pytest.raises(IndexError):
        merkle_proof([b"a", b"b", b"c"], index)


def test_a_short_proof_fails() -> None:
    assert not proof_holds(b"a", 0, 2, [], merkle_root([b"a", b"b"]))


@given(LEAVES, st.data())
def test_a_proof_holds_at_its_own_place_only(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = merkle_proof(leaves, index), merkle_root(leaves)
    if leaves[other] != leaves[index]:
        assert not proof_holds(leaves[other], index, len(leaves), proof, root)
        assert not proof_holds(leaves[index], other, len(leaves), proof, root)


@given(LEAVES)
def test_order_and_number_of_leaves_are_in_the_root(leaves: list[bytes]) -> None:
    assert merkle_root([*leaves, leaves[-1]]) != merkle_root(leaves)
    if leaves != leaves[::-1]:
        assert merkle_root(leaves[::-1]) != merkle_root(leaves)


@given(st.lists(st.binary(max_size=4), min_size=2, max_size=2))
def test_a_node_cannot_pass_for_a_leaf(pair: list[bytes]) -> None:
    inner = leaf_hash(pair[0]) + leaf_hash(pair[1])
    assert merkle_root([inner]) != merkle_root(pair)


@given(st.integers(1, 200))
def test_a_proof_is_as_long_as_the_tree_is_high(size: int) -> None:
    leaves = [bytes((n,)) for n in range(size)]
    assert max(len(merkle_proof(leaves, n)) for n in range(size)) == (size - 1).bit_length()
