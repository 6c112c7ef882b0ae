"""Free and taken ports."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from jiayuan.config.postgres.ports import free_port, open_port, port_is_free


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield int(server.getsockname()[1])


def test_a_free_port_is_free_and_no_privileged_one() -> None:
    port = free_port()
    assert 1_024 < port < 65_536
    assert port_is_free(port)


def test_where_somebody_listens_is_not_free(taken: int) -> None:
    assert not port_is_free(taken)


def test_the_wanted_port_is_taken_when_it_is_free() -> None:
    port = free_port()
    assert open_port(port) == port


def test_another_one_is_taken_when_it_is_not(taken: int) -> None:
    found = open_port(taken)
    assert found != taken
    assert port_is_free(found)
