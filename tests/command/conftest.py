"""Fixtures of command: a running event on a stopped clock."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.kernel import clock
from tests.command.stage import AT, Event, as_service, open_quickly, open_small


@pytest.fixture
def event(tree: None) -> Iterator[Event]:
    """Active plan; the clock stands at AT and the test acts as a service of the street."""
    with clock.frozen(AT):
        made = open_small(AT)
        with as_service():
            yield made


@pytest.fixture
def running(tree: None) -> Iterator[Event]:
    """As `event`, where nobody asks how the units came to their posts."""
    with clock.frozen(AT):
        made = open_quickly(AT)
        with as_service():
            yield made
