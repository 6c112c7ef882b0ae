"""The copy outside the database."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from jiayuan.audit.archive import Archive
from jiayuan.audit.signer import Signer, signed_by


def file_of(sealed: SimpleNamespace, folder: int, no: int) -> Path:
    return Path(sealed.book.archive.folders[folder]) / f"seal-{no:012}.json"


def test_every_folder_gets_every_seal_and_the_public_key(sealed: SimpleNamespace) -> None:
    archive = sealed.book.archive
    assert archive.last() == 3
    assert all(archive.has(no) for no in (1, 2, 3))
    assert archive.keys() == {sealed.book.signer.key_id: sealed.book.signer.public}


def test_a_seal_is_read_back_as_it_was(sealed: SimpleNamespace) -> None:
    seal, leaves = sealed.book.archive.read(2)
    assert signed_by(sealed.book.archive.keys(), seal.key_id, seal.head.message(), seal.signature)
    assert {leaf.id for leaf in leaves} == {str(record) for record in sealed.ids[1]}


def test_a_damaged_copy_gives_way_to_the_other(sealed: SimpleNamespace) -> None:
    file_of(sealed, 0, 2).write_text("{")
    assert sealed.book.archive.read(2) is not None


def test_leaves_that_do_not_fit_their_root_are_no_witness(sealed: SimpleNamespace) -> None:
    for folder in (0, 1):
        text = file_of(sealed, folder, 2).read_text()
        file_of(sealed, folder, 2).write_text(text.replace(str(sealed.ids[1][0]), str(sealed.ids[0][0])))
    seal, leaves = sealed.book.archive.read(2)
    assert seal.head.no == 2
    assert len(leaves) == 4


def test_an_empty_archive_knows_nothing(tmp_path: Path) -> None:
    archive = Archive((tmp_path / "none",))
    assert (archive.last(), archive.read(1), archive.keys(), archive.has(1)) == (0, None, {}, False)


def test_the_signing_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = Signer.from_file(tmp_path / "key" / "seal.key")
    again = Signer.from_file(tmp_path / "key" / "seal.key")
    assert first.public == again.public
    assert (tmp_path / "key" / "seal.key").stat().st_mode & 0o077 == 0


def test_an_unknown_key_signs_nothing(tmp_path: Path) -> None:
    signer = Signer.from_file(tmp_path / "seal.key")
    assert not signed_by({}, signer.key_id, b"m", signer.sign(b"m"))
