"""Books in memory: read again when a file changes, and only then; the last good one is remembered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jiayuan.benefits.engine.reading import shelf
from jiayuan.benefits.engine.reading.shelf import kept, stamp_of
from tests.benefits.engine.toy import POLICY, written


def second(folder: Path) -> Path:
    """A second policy beside the first."""
    text = (folder / "policies/one.yaml").read_text(encoding="utf-8")
    path = folder / "policies/two.yaml"
    path.write_text(text.replace(str(POLICY["policy"]), "toy.two"), encoding="utf-8")
    return path


def test_a_folder_is_read_once(tmp_path: Path) -> None:
    folder = written(tmp_path)
    assert kept(folder) is kept(folder)


def test_a_new_file_is_seen(tmp_path: Path) -> None:
    folder = written(tmp_path)
    before = kept(folder).good
    second(folder)
    after = kept(folder).good
    assert before is not None
    assert after is not None
    assert (set(before.policies), set(after.policies)) == ({"toy.one"}, {"toy.one", "toy.two"})


def test_a_file_taken_away_is_seen_though_nothing_is_newer(tmp_path: Path) -> None:
    folder = written(tmp_path)
    path = second(folder)
    os.utime(path, (1, 1))  # the oldest of all
    kept(folder)
    path.unlink()
    found = kept(folder).good
    assert found is not None
    assert set(found.policies) == {"toy.one"}


def test_an_older_file_put_back_is_seen(tmp_path: Path) -> None:
    folder = written(tmp_path, summary="新")
    new = kept(folder).good
    written(folder, summary="旧")
    os.utime(folder / "policies/one.yaml", (1, 1))
    old = kept(folder).good
    assert new is not None
    assert old is not None
    assert (new.policies["toy.one"].summary.zh, old.policies["toy.one"].summary.zh) == ("新", "旧")


def test_a_broken_book_keeps_the_last_good_one_and_its_fault(tmp_path: Path) -> None:
    good = kept(written(tmp_path)).good
    broken = kept(written(tmp_path, doc="9号"))
    assert broken.good is good
    assert broken.fault is not None
    assert broken.fault.where == "one.yaml"


def test_a_broken_book_is_not_read_again_until_it_changes(tmp_path: Path) -> None:
    folder = written(tmp_path, doc="9号")
    first = kept(folder)
    assert first.good is None
    assert kept(folder) is first
    repaired = kept(written(folder, doc="1号"))
    assert (repaired.good is None, repaired.fault) == (False, None)


def test_files_that_are_no_rules_do_not_count(tmp_path: Path) -> None:
    before = stamp_of(written(tmp_path))
    (tmp_path / "notes.txt").write_text("x")
    assert stamp_of(tmp_path) == before


def test_only_the_latest_books_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_SHELF", {})
    for name in "abcdefghij":
        kept(written(tmp_path / name))
    assert len(shelf._SHELF) == shelf.MOST
    assert str(tmp_path / "j") in shelf._SHELF
