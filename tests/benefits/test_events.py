"""What is announced holds ids only."""

from __future__ import annotations

from dataclasses import fields
from uuid import UUID

import pytest

from jiayuan.benefits import events
from jiayuan.kernel.events import Event

ALL = [one for one in vars(events).values() if isinstance(one, type) and issubclass(one, Event) and one is not Event]


@pytest.mark.parametrize("event", ALL)
def test_events_carry_ids_only(event: type[Event]) -> None:
    assert {field.type for field in fields(event)} <= {"UUID", "int", UUID, int}


def test_there_are_events() -> None:
    assert len(ALL) == 5
