"""Finding a rule book."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.benefits.books import book_folder, load_book
from jiayuan.benefits.engine.faults import BookError
from tests.benefits.engine.toy import written


def test_a_name_is_a_shipped_book() -> None:
    assert load_book("bj").jurisdiction == "bj"


def test_a_folder_is_a_book_too(tmp_path: Path) -> None:
    assert load_book(str(written(tmp_path))).jurisdiction == "toy"


def test_another_name_is_refused() -> None:
    with pytest.raises(BookError, match="没有这个规则库"):
        book_folder("nowhere")


def test_the_book_is_kept_in_memory() -> None:
    assert load_book() is load_book()
