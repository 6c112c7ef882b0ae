"""The first thing a visitor reads: address, accounts, password."""

from __future__ import annotations

import pytest

from jiayuan.config.demo.accounts import ACCOUNTS, PASSWORD
from jiayuan.config.terminal import console
from jiayuan.config.welcome import welcome


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(console, "width", 160)
    welcome("127.0.0.1", 8123)
    out, err = capsys.readouterr()
    assert out == ""
    return err


def test_the_address_is_printed(told: str) -> None:
    assert "http://127.0.0.1:8123/" in told


def test_every_account_is_printed_with_its_first_page(told: str) -> None:
    for account in ACCOUNTS:
        line = next(line for line in told.splitlines() if f" {account.username} " in line)
        assert account.name in line
        assert f"http://127.0.0.1:8123{account.first_page}" in line


def test_the_password_and_how_to_get_a_code_are_printed(told: str) -> None:
    assert PASSWORD in told
    assert "jiayuan demo-code" in told
    assert "Ctrl-C" in told
