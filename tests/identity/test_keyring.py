"""The key file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.conf import LazySettings

from jiayuan.identity.keyring import create_key_file, keyring, load
from jiayuan.kernel.errors import Unavailable


def test_a_fresh_file_opens(tmp_path: Path) -> None:
    assert create_key_file(tmp_path / "kek.json")
    ring = load(tmp_path / "kek.json")
    assert len(ring.kek) == 32
    assert ring.current in ring.keks


def test_it_is_never_replaced(tmp_path: Path) -> None:
    create_key_file(tmp_path / "kek.json")
    before = (tmp_path / "kek.json").read_bytes()
    assert not create_key_file(tmp_path / "kek.json")
    assert (tmp_path / "kek.json").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["kek.json"]


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    create_key_file(tmp_path / "kek.json")
    assert stat.S_IMODE((tmp_path / "kek.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"current": "a", "keks": {"a": "YQ=="}, "index": "YQ=="}'])
def test_a_damaged_file_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "kek.json").write_text(text)
    with pytest.raises(Unavailable):
        load(tmp_path / "kek.json")


def test_outside_the_demo_a_missing_file_is_an_error(settings: LazySettings, tmp_path: Path) -> None:
    settings.DEMO, settings.KEK_FILE = False, tmp_path / "gone.json"
    with pytest.raises(Unavailable):
        keyring()


def test_the_demo_makes_its_own(settings: LazySettings, tmp_path: Path) -> None:
    settings.DEMO, settings.KEK_FILE = True, tmp_path / "new" / "kek.json"
    assert keyring() == load(tmp_path / "new" / "kek.json")


def test_each_column_has_its_own_index_key(tmp_path: Path) -> None:
    create_key_file(tmp_path / "kek.json")
    ring = load(tmp_path / "kek.json")
    assert ring.index_key("a.phone") != ring.index_key("b.phone")
