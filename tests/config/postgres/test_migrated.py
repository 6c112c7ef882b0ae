"""A data directory knows which code it was migrated by."""

from __future__ import annotations

from pathlib import Path

from jiayuan.config.postgres import migrated


def test_a_new_directory_is_not_current(tmp_path: Path) -> None:
    assert not migrated.is_current(tmp_path)


def test_marked_is_current(tmp_path: Path) -> None:
    migrated.mark(tmp_path)
    assert migrated.is_current(tmp_path)


def test_other_code_is_not_current(tmp_path: Path) -> None:
    (tmp_path / migrated.FILE).write_text("0" * 64)
    assert not migrated.is_current(tmp_path)


def test_the_fingerprint_is_stable() -> None:
    assert migrated.fingerprint() == migrated.fingerprint()
    assert len(migrated.fingerprint()) == 64
