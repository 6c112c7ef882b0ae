"""Our own key: made once, readable by its owner alone."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from jiayuan.ledgers.exchange.own import log_folder, own
from jiayuan.ledgers.exchange.rules import signatures


def test_the_key_is_made_once_and_kept_private(tmp_path: Path, settings: SimpleNamespace) -> None:
    settings.DATA_DIR = tmp_path / "data"
    first, again = own(), own()
    assert first == again
    assert (settings.DATA_DIR / "exchange.key").stat().st_mode & 0o077 == 0
    assert log_folder() == settings.DATA_DIR / "exchange"


def test_we_are_known_by_name_key_and_signature(tmp_path: Path, settings: SimpleNamespace) -> None:
    settings.DATA_DIR, settings.EXCHANGE_NAME = tmp_path, "street-009"
    me = own()
    assert (me.code, len(me.key_id)) == ("street-009", 16)
    assert signatures.holds("ed25519", me.public, "text", me.sign("text"))
    assert str(me.seed) not in str(me.public)
