"""Fixtures of the deeds: none of them asks how the units came to their posts."""

from __future__ import annotations

import pytest

from tests.command.stage import Event


@pytest.fixture
def event(running: Event) -> Event:
    """The running event without a computation behind it."""
    return running
