"""The configuration of an embedded server."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.config.postgres.serversettings import HASTY, SETTINGS, as_text

SOCKETS = Path("/tmp/jy-0-abc")


def read(text: str) -> dict[str, str]:
    return dict(line.split(" = ", 1) for line in text.splitlines())


@pytest.mark.parametrize("name", ["fsync", "synchronous_commit", "full_page_writes"])
def test_nothing_acknowledged_may_be_lost(name: str) -> None:
    assert read(as_text(5432, SOCKETS, durable=True))[name] == "on"


def test_only_a_throw_away_cluster_is_hasty() -> None:
    durable, hasty = (read(as_text(5432, SOCKETS, durable=one)) for one in (True, False))
    assert {name for name in durable if durable[name] != hasty[name]} == set(HASTY)
    assert set(HASTY) <= set(SETTINGS)


def test_it_listens_on_this_machine_only_and_hides_values_from_its_log() -> None:
    told = read(as_text(5432, SOCKETS, durable=True))
    assert told["listen_addresses"] == "'127.0.0.1'"
    assert told["log_parameter_max_length"] == told["log_parameter_max_length_on_error"] == "0"
    assert told["log_min_error_statement"] == "panic"
    assert told["password_encryption"] == "'scram-sha-256'"


def test_port_and_sockets_are_its_own() -> None:
    told = read(as_text(6_001, SOCKETS, durable=True))
    assert (told["port"], told["unix_socket_directories"]) == ("6001", f"'{SOCKETS}'")


def test_times_are_kept_in_utc() -> None:
    assert read(as_text(5432, SOCKETS, durable=True))["timezone"] == "'UTC'"
