"""The spool of texts."""

from __future__ import annotations

import json
import stat

from jiayuan.identity.outbox import put_text, spool


def test_a_text_is_one_whole_file() -> None:
    file = put_text("13800000001", "login-code", {"code": "123456"})
    content = json.loads(file.read_text())
    assert content["to"] == "13800000001"
    assert content["values"] == {"code": "123456"}


def test_only_the_service_reads_it() -> None:
    file = put_text("13800000001", "login-code", {})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(spool().stat().st_mode) == 0o700


def test_no_draft_is_left() -> None:
    put_text("13800000001", "login-code", {})
    assert not list(spool().glob("*.new"))


def test_files_sort_by_time() -> None:
    first = put_text("1", "a", {})
    second = put_text("2", "a", {})
    assert first.name < second.name
