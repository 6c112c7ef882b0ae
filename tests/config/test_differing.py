"""The database's half of `rulebook diff`."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.benefits import books, inforce
from jiayuan.benefits.engine.faults import BookError
from jiayuan.config.differing import told
from tests.benefits.engine.toy import ROW, written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tree: None) -> Path:
    written(tmp_path / "bj")
    monkeypatch.setattr(books, "FOLDERS", (tmp_path,))
    inforce.forget()
    return tmp_path


def test_against_itself_the_book_changes_nothing() -> None:
    found = told("bj", "110102.")
    assert found["base_hash"] == found["book_hash"]
    assert len(str(found["diff_hash"])) == 64


def test_a_changed_book_has_another_hash(shipped: Path) -> None:
    new = written(shipped / "new", rows=[{**ROW, "pay": "90元"}])
    found = told(str(new), "110102.")
    assert found["base_hash"] != found["book_hash"]
    assert [line["policy"] for line in found["policies"]] == ["toy.one"]  # type: ignore[attr-defined]


def test_a_folder_without_a_book_is_named() -> None:
    with pytest.raises(BookError, match="没有这个规则库"):
        told("nowhere", "110102.")
