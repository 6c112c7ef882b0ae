"""Sealed values open only where they belong, with their own key."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel import crypto

KEY, OTHER = crypto.new_key(), crypto.new_key()
CELL = "registry_person.id_sealed:1"


@given(st.binary(max_size=200), st.text(max_size=40))
def test_what_was_sealed_opens(plain: bytes, cell: str) -> None:
    assert crypto.open_sealed(KEY, crypto.seal(KEY, plain, cell), cell) == plain


@given(st.lists(st.tuples(st.sampled_from([KEY, OTHER]), st.binary(max_size=40), st.text(max_size=9)), max_size=9))
def test_many_sealed_at_once_open_one_by_one(items: list[tuple[bytes, bytes, str]]) -> None:
    sealed = crypto.seal_each(items)
    opened = [crypto.open_sealed(key, found, cell) for (key, _, cell), found in zip(items, sealed, strict=True)]
    assert opened == [plain for _, plain, _ in items]
    assert len({found[6:18] for found in sealed}) == len(items)


def test_a_moved_value_does_not_open() -> None:
    sealed = crypto.seal(KEY, b"110102", CELL)
    with pytest.raises(crypto.Unsealable):
        crypto.open_sealed(KEY, sealed, "registry_person.id_sealed:2")


def test_another_key_does_not_open() -> None:
    with pytest.raises(crypto.Unsealable):
        crypto.open_sealed(OTHER, crypto.seal(KEY, b"110102", CELL), CELL)


@given(st.integers(0, 40), st.integers(1, 255))
def test_any_changed_byte_is_noticed(at: int, flip: int) -> None:
    sealed = bytearray(crypto.seal(KEY, b"1101021", CELL))
    sealed[at] ^= flip
    with pytest.raises(crypto.Unsealable):
        crypto.open_sealed(KEY, bytes(sealed), CELL)


@pytest.mark.parametrize("rubbish", [b"", b"\x01\x01", bytes(34)])
def test_rubbish_does_not_open(rubbish: bytes) -> None:
    with pytest.raises(crypto.Unsealable):
        crypto.open_sealed(KEY, rubbish, CELL)


def test_the_same_value_is_sealed_differently_each_time() -> None:
    assert crypto.seal(KEY, b"x", CELL) != crypto.seal(KEY, b"x", CELL)


def test_the_form_is_version_algorithm_key_nonce() -> None:
    sealed = crypto.seal(KEY, b"x", CELL)
    assert sealed[:6] == bytes((1, 1)) + crypto.key_id(KEY)
    assert len(sealed) == 2 + 4 + 12 + 1 + 16


def test_a_wrapped_key_belongs_to_its_owner() -> None:
    wrapped = crypto.wrap_key(KEY, OTHER, "one")
    assert crypto.unwrap_key(KEY, wrapped, "one") == OTHER
    with pytest.raises(crypto.Unsealable):
        crypto.unwrap_key(KEY, wrapped, "two")


@given(st.text())
def test_a_blind_index_is_repeatable_and_sixteen_bytes(text: str) -> None:
    index = crypto.blind_index(KEY, text)
    assert (len(index), index) == (16, crypto.blind_index(KEY, text))


def test_blind_indexes_meet_in_one_width_and_part_by_key() -> None:
    assert crypto.blind_index(KEY, "１２３") == crypto.blind_index(KEY, "123")
    assert crypto.blind_index(KEY, "123") != crypto.blind_index(OTHER, "123")


def test_signatures() -> None:
    seed = crypto.new_signing_key()
    public, signature = crypto.public_key(seed), crypto.sign(seed, b"root")
    assert crypto.verify(public, b"root", signature)
    assert not crypto.verify(public, b"other", signature)
    assert not crypto.verify(b"short", b"root", signature)
    assert len(crypto.fingerprint(public)) == 16


@given(st.binary(max_size=60), st.integers(0, 93))
def test_a_cut_value_does_not_open(plain: bytes, keep: int) -> None:
    sealed = crypto.seal(KEY, plain, CELL)
    if keep < len(sealed):
        with pytest.raises(crypto.Unsealable):
            crypto.open_sealed(KEY, sealed[:keep], CELL)


@given(st.binary(min_size=1, max_size=20))
def test_a_lengthened_value_does_not_open(more: bytes) -> None:
    with pytest.raises(crypto.Unsealable):
        crypto.open_sealed(KEY, crypto.seal(KEY, b"x", CELL) + more, CELL)


def test_a_value_from_the_database_may_be_a_memoryview() -> None:
    assert crypto.open_sealed(KEY, memoryview(crypto.seal(KEY, b"x", CELL)), CELL) == b"x"  # type: ignore[arg-type]


def test_a_thousand_values_have_a_thousand_nonces() -> None:
    assert len({crypto.seal(KEY, b"", CELL)[6:18] for _ in range(1_000)}) == 1_000


def test_the_sealed_form_shows_nothing_of_its_text_but_the_length() -> None:
    one, other = crypto.seal(KEY, b"11010519491231002X", CELL), crypto.seal(KEY, b"0" * 18, CELL)
    assert len(one) == len(other)
    assert b"1101" not in one


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_blind_indexes_meet_when_the_plain_forms_do(one: str, other: str) -> None:
    same = unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)
    assert (crypto.blind_index(KEY, one) == crypto.blind_index(KEY, other)) == same


def test_unsealable_is_an_outage_not_a_fault_of_the_reader() -> None:
    with pytest.raises(crypto.Unsealable) as caught:
        crypto.open_sealed(KEY, b"", CELL)
    assert (caught.value.status, caught.value.code) == (503, "unsealable")
    assert CELL not in str(caught.value)
