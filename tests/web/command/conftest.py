"""Fixtures of command's pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.kernel import clock
from tests.command.stage import AT, Event, as_service, open_quickly
from tests.web.command.committed import Committed


@pytest.fixture
def committed(db: None) -> Iterator[Committed]:
    """An active plan other connections can see."""
    made = Committed()
    made.open()
    yield made
    made.close()


@pytest.fixture
def event(tree: None) -> Iterator[Event]:
    """The running event on a stopped clock; the test acts as a service of the street."""
    with clock.frozen(AT):
        made = open_quickly(AT)
        with as_service():
            yield made
