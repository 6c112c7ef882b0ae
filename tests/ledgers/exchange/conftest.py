"""A peer of the first community, known to us and knowing how to sign."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.ledgers.models import Peer
from tests.ledgers.exchange.peer import Caller, add_peer, served

CODE = "community-001"


@pytest.fixture
def url(tree: None) -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture
def peer(url: str) -> Peer:
    return add_peer(CODE, url)


@pytest.fixture
def caller(peer: Peer, url: str) -> Caller:
    return Caller(CODE, url)
