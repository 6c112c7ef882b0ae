"""Finding a rule book, and going on with the last good one."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from jiayuan.benefits.books import HOME_BOOK, book_folder, checked_book, load_book
from jiayuan.benefits.engine.faults import BookError
from tests.benefits.engine.toy import written


def test_a_name_is_a_shipped_book() -> None:
    assert load_book("bj").jurisdiction == "bj"
    assert book_folder(HOME_BOOK).name == "bj"


def test_a_folder_is_a_book_too(tmp_path: Path) -> None:
    assert load_book(str(written(tmp_path))).jurisdiction == "toy"


@pytest.mark.parametrize("name", ["nowhere", "", "bj/policies", "/nowhere/at/all"])
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(BookError, match="没有这个规则库"):
        book_folder(name)


def test_the_book_is_kept_in_memory() -> None:
    assert load_book() is load_book()
    assert checked_book() is load_book()


def test_a_changed_file_is_read_without_a_restart(tmp_path: Path) -> None:
    before = load_book(str(written(tmp_path)))
    after = load_book(str(written(tmp_path, summary="别的")))
    assert before.hash != after.hash


def test_a_book_that_never_checked_cannot_be_used(tmp_path: Path) -> None:
    folder = str(written(tmp_path, doc="9号"))
    for door in (load_book, checked_book):
        with pytest.raises(BookError, match=r"docs\.yaml 里没有 9号"):
            door(folder)


def test_a_broken_edit_leaves_the_last_good_book_and_a_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    good = load_book(str(written(tmp_path)))
    written(tmp_path, doc="9号")
    with caplog.at_level(logging.WARNING, "jiayuan.benefits.books"):
        assert load_book(str(tmp_path)) is good
    assert "one.yaml: docs.yaml 里没有 9号" in caplog.text


def test_whoever_publishes_sees_the_fault(tmp_path: Path) -> None:
    load_book(str(written(tmp_path)))
    written(tmp_path, doc="9号")
    with pytest.raises(BookError, match="9号"):
        checked_book(str(tmp_path))


def test_a_repaired_book_comes_back(tmp_path: Path) -> None:
    load_book(str(written(tmp_path)))
    written(tmp_path, doc="9号")
    load_book(str(tmp_path))
    written(tmp_path, summary="改好了")
    assert load_book(str(tmp_path)).policies["toy.one"].summary.zh == "改好了"
