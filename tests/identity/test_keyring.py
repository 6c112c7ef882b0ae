"""The key file."""

from __future__ import annotations

import base64
import json
import stat
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.identity.keyring import create_key_file, keyring, load
from jiayuan.kernel.crypto import new_key
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


@given(st.integers(0, 400), st.integers(1, 127))
def test_any_damage_is_an_outage_and_no_crash(at: int, flip: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "keys.json"
        create_key_file(path)
        text = bytearray(path.read_bytes())
        text[at % len(text)] ^= flip
        path.write_bytes(bytes(text))
        try:
            ring = load(path)
        except Unavailable:
            return
        # Base64 has spare bits, and a changed digit of a key is another key: both still have the right shape.
        assert len(ring.kek) == len(ring.index) == 32


@pytest.mark.parametrize(
    "content",
    [
        [], {}, "keys", 7, None, {"current": "a", "keks": [], "index": ""}, {"current": "b", "keks": {"a": "AAAA"}},
        {"current": "a", "keks": {"a": "AAAA"}, "index": "AAAA"}, {"current": "a", "keks": {"a": None}, "index": None},
    ],
)  # fmt: skip
def test_files_of_another_shape_are_told(tmp_path: Path, content: object) -> None:
    (tmp_path / "keys.json").write_text(json.dumps(content))
    with pytest.raises(Unavailable):
        load(tmp_path / "keys.json")


def test_a_weak_old_key_is_refused_though_it_is_not_in_use(tmp_path: Path) -> None:
    create_key_file(tmp_path / "keys.json")
    content = json.loads((tmp_path / "keys.json").read_text())
    content["keks"]["old"] = base64.b64encode(b"short").decode()
    (tmp_path / "other.json").write_text(json.dumps(content))
    with pytest.raises(Unavailable):
        load(tmp_path / "other.json")


def test_the_old_key_stays_to_open_what_it_wrapped(tmp_path: Path) -> None:
    create_key_file(tmp_path / "keys.json")
    content, old = json.loads((tmp_path / "keys.json").read_text()), load(tmp_path / "keys.json")
    content["keks"]["new"], content["current"] = base64.b64encode(new_key()).decode(), "new"
    (tmp_path / "rotated.json").write_text(json.dumps(content))
    rotated = load(tmp_path / "rotated.json")
    assert rotated.kek != old.kek
    assert rotated.keks[old.current] == old.kek
    assert rotated.index_key("a.b") == old.index_key("a.b")
