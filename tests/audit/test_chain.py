"""The chain by itself: whatever is done to the row of seals is told, without one record being read."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.audit.archive import Archive
from jiayuan.audit.chain import chain_findings, range_findings
from jiayuan.audit.leaves import Row, SealHead
from jiayuan.audit.sealing import next_head
from jiayuan.audit.sealstore import StoredSeal
from jiayuan.audit.signer import Signer
from jiayuan.kernel.crypto import fingerprint, new_signing_key

SIGNER = Signer(new_signing_key())
KEYS = {SIGNER.key_id: SIGNER.public}
NOW = datetime(2026, 5, 1, tzinfo=UTC)
NOWHERE = Archive(())
SIZE = 6
once = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


def signed(head: SealHead, at: datetime = NOW) -> StoredSeal:
    return StoredSeal(head, SIGNER.sign(head.message()), SIGNER.key_id, at)


def rows_of(no: int) -> list[Row]:
    return [Row(f"{no}-{n}", no * 10 + n, f"record {n}") for n in range(no)]


def chain(size: int = SIZE, epochs: tuple[int, ...] = ()) -> Iterator[StoredSeal]:
    """Sound seals; `epochs` names the numbers at which a new epoch begins."""
    last, epoch = None, 1
    for no in range(1, size + 1):
        epoch += no in epochs
        last = next_head(last, epoch, no * 10 + 9, rows_of(no))
        yield signed(last, NOW + timedelta(minutes=no))


SEALS = list(chain())


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    kept = Archive((tmp_path_factory.mktemp("kept"),))
    for seal in SEALS:
        kept.keep(seal, rows_of(seal.head.no), SIGNER.public)
    return kept


def told(seals: list[StoredSeal], archive: Archive = NOWHERE) -> set[tuple[str, int]]:
    found = [*chain_findings(seals, archive, KEYS), *range_findings(seals)]
    return {(one.kind, one.seal) for one in found}


def test_a_sound_chain_has_no_finding(archive: Archive) -> None:
    assert told(SEALS) == set()
    assert told(SEALS, archive) == set()
    assert told([]) == set()


@given(st.integers(2, 5), st.integers(2, 5))
def test_a_new_epoch_is_no_hole(one: int, other: int) -> None:
    seals = list(chain(epochs=(one, other)))
    assert told(seals) == set()
    assert seals[one - 1].head.from_xid == 0


@pytest.mark.parametrize("no", range(1, SIZE))
def test_a_missing_seal_is_named(no: int) -> None:
    found = told([seal for seal in SEALS if seal.head.no != no])
    assert ("seal_missing", no) in found
    assert {kind for kind, _ in found} <= {"seal_missing", "range"}


def test_the_cut_tail_shows_by_the_archive_only(archive: Archive) -> None:
    assert told(SEALS[:4]) == set()
    assert told(SEALS[:4], archive) == {("cut_tail", 5), ("cut_tail", 6)}
    assert told([], archive) == {("cut_tail", no) for no in range(1, SIZE + 1)}


@pytest.mark.parametrize(("one", "other"), itertools.combinations(range(SIZE), 2))
def test_exchanged_seals_are_noticed(one: int, other: int) -> None:
    seals = [*SEALS]
    first, second = seals[one].head, seals[other].head
    # Each takes the other's place, number and all, signed afresh by somebody who holds the key.
    seals[one] = signed(replace(second, no=first.no))
    seals[other] = signed(replace(first, no=second.no))
    assert {kind for kind, _ in told(seals)} >= {"chain"}


CHANGES = {
    "epoch": 2,
    "from_xid": 1,
    "to_xid": 7,
    "count": 999,
    "root": bytes(32),
    "prev_root": bytes(31) + b"\x01",
    "alg": "none",
}


@pytest.mark.parametrize("field", CHANGES)
@given(no=st.integers(1, SIZE))
def test_a_changed_figure_breaks_the_signature(field: str, no: int) -> None:
    seals = [*SEALS]
    seals[no - 1] = replace(SEALS[no - 1], head=replace(SEALS[no - 1].head, **{field: CHANGES[field]}))
    assert ("signature", no) in told(seals)


@pytest.mark.parametrize("field", CHANGES)
@given(no=st.integers(1, SIZE - 1))
def test_who_signs_again_still_breaks_the_chain(field: str, no: int) -> None:
    seals = [*SEALS]
    seals[no - 1] = signed(replace(SEALS[no - 1].head, **{field: CHANGES[field]}))
    found = told(seals)
    assert ("signature", no) not in found
    assert ("chain", no + 1) in found or ("chain", no) in found


@once
@given(no=st.integers(1, SIZE), field=st.sampled_from(sorted(CHANGES)))
def test_who_rebuilds_the_whole_tail_differs_from_the_copy(archive: Archive, no: int, field: str) -> None:
    seals, last = SEALS[: no - 1], SEALS[no - 2].head.digest() if no > 1 else SEALS[0].head.prev_root
    for seal in SEALS[no - 1 :]:
        changed = {field: CHANGES[field]} if seal.head.no == no and field != "prev_root" else {"count": 77}
        seals.append(signed(replace(seal.head, **{"prev_root": last, **changed}), seal.at))
        last = seals[-1].head.digest()
    assert "chain" not in {kind for kind, _ in told(seals)}
    assert ("seal_changed", no) in told(seals, archive)


@once
@given(no=st.integers(1, SIZE), minutes=st.integers(1, 10_000))
def test_a_seal_dated_otherwise_differs_from_its_copy(archive: Archive, no: int, minutes: int) -> None:
    seals = [*SEALS]
    seals[no - 1] = replace(SEALS[no - 1], at=SEALS[no - 1].at - timedelta(minutes=minutes))
    assert told(seals, archive) == {("seal_changed", no)}


def test_the_key_of_a_stranger_vouches_for_nothing() -> None:
    stranger = Signer(new_signing_key())
    head = SEALS[2].head
    seals = [*SEALS[:2], StoredSeal(head, stranger.sign(head.message()), stranger.key_id, NOW), *SEALS[3:]]
    assert told(seals) == {("signature", 3)}
    # Nor does calling oneself by the name of the right key.
    seals[2] = replace(seals[2], key_id=SIGNER.key_id)
    assert told(seals) == {("signature", 3)}


def test_a_hole_between_transactions_is_a_finding() -> None:
    seals = [SEALS[0], signed(replace(SEALS[1].head, from_xid=SEALS[1].head.from_xid + 3)), *SEALS[2:]]
    assert ("range", 2) in told(seals)


@once
@given(st.data())
def test_any_flipped_byte_of_one_copy_leaves_the_other(tmp_path: Path, data: st.DataObject) -> None:
    kept = Archive((tmp_path / "a", tmp_path / "b"))
    kept.keep(SEALS[3], rows_of(4), SIGNER.public)
    file = tmp_path / "a" / "seal-000000000004.json"
    text = bytearray(file.read_bytes())
    at, flip = data.draw(st.integers(0, len(text) - 1)), data.draw(st.integers(1, 255))
    text[at] ^= flip
    file.write_bytes(bytes(text))
    found = kept.read(4)
    # What the root covers is passed over when damaged; where the rest differs, the seal is named and nothing else.
    assert found is not None
    assert found[0].head.root == SEALS[3].head.root
    assert {(one.kind, one.seal) for one in chain_findings(SEALS[:4], kept, KEYS)} <= {("seal_changed", 4)}


@once
@given(damage=st.sampled_from(["", "{", "[]", "null", "7", '{"no": 4}', '{"leaves": 3}', "\x00", '"seal"']))
def test_copies_damaged_everywhere_are_no_copy(tmp_path: Path, damage: str) -> None:
    kept = Archive((tmp_path / "a", tmp_path / "b"))
    kept.keep(SEALS[3], rows_of(4), SIGNER.public)
    for folder in kept.folders:
        (folder / "seal-000000000004.json").write_text(damage)
    assert kept.read(4) is None
    assert told(SEALS, kept) == set()


def test_a_leaf_that_is_no_hex_is_a_damaged_copy_and_no_crash(tmp_path: Path) -> None:
    kept = Archive((tmp_path,))
    kept.keep(SEALS[1], rows_of(2), SIGNER.public)
    file = tmp_path / "seal-000000000002.json"
    file.write_text(file.read_text().replace(rows_of(2)[0].leaf.hex(), "zz"))
    assert kept.read(2) is None


def test_a_damaged_key_file_vouches_for_nothing_and_stops_nothing(tmp_path: Path) -> None:
    kept = Archive((tmp_path,))
    kept.keep(SEALS[0], rows_of(1), SIGNER.public)
    (tmp_path / "0000.pub").write_text("not a key")
    assert kept.keys() == KEYS
    (tmp_path / f"{SIGNER.key_id}.pub").write_text("")
    assert kept.keys() == {fingerprint(b""): b""}
