"""The closed lists."""

from __future__ import annotations

import pytest

from jiayuan.command.rules import DISPATCH, INCIDENT, UNIT
from jiayuan.command.words import FREE_UNITS, INCIDENT_CLASSES, OPEN_INCIDENTS, OPEN_TASKS, SKILLS

# Words that would make people the risk: no class, skill or kind may carry them.
NEVER = (
    "重点人",
    "上访",
    "信访",
    "集会",
    "聚集人员",
    "可疑",
    "监控",
    "盯防",
    "person_of_interest",
    "petition",
    "assembly",
)


@pytest.mark.parametrize("kind", INCIDENT_CLASSES.values(), ids=lambda kind: kind.code)
def test_classes_are_help_and_safety(kind: object) -> None:
    text = f"{kind.code} {kind.name}"  # type: ignore[attr-defined]
    assert not any(word in text for word in NEVER)


def test_list_is_closed_and_counted() -> None:
    assert len(INCIDENT_CLASSES) == 12
    assert {kind.priority for kind in INCIDENT_CLASSES.values()} == {1, 2, 3}
    assert {kind.service for kind in INCIDENT_CLASSES.values()} == {"temporary", "professional"}


def test_needs_name_known_skills() -> None:
    assert {skill for kind in INCIDENT_CLASSES.values() for skill, _ in kind.needs} <= set(SKILLS)


def test_states_named_here_exist() -> None:
    assert set(FREE_UNITS) <= UNIT.states
    assert set(OPEN_TASKS) <= DISPATCH.states
    assert set(OPEN_INCIDENTS) <= INCIDENT.states
