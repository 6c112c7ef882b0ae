"""The closed lists."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from django.utils import translation
from django.utils.translation import gettext

from jiayuan.command.figures import figures
from jiayuan.command.rules import DISPATCH, INCIDENT, UNIT
from jiayuan.command.words import (
    ANSWERED_TASKS,
    BEFORE_SCENE,
    DEPARTED_TASKS,
    ESCALATIONS,
    FREE_UNITS,
    INCIDENT_CLASSES,
    MODES,
    OPEN_INCIDENTS,
    OPEN_TASKS,
    POINT_KINDS,
    SKILLS,
    ZONES,
    IncidentClass,
)

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


TABLES = (SKILLS, MODES, ZONES, POINT_KINDS)


def test_tasks_named_here_lie_in_their_order() -> None:
    assert set(DEPARTED_TASKS) < set(ANSWERED_TASKS) <= DISPATCH.states
    assert "offered" not in ANSWERED_TASKS
    assert "accepted" not in DEPARTED_TASKS


def test_before_the_scene_is_where_a_matter_can_be_called_off() -> None:
    assert set(BEFORE_SCENE) == {state for state, command in INCIDENT.transitions if command == "cancel"}
    assert set(BEFORE_SCENE) < set(OPEN_INCIDENTS)


def test_open_incidents_are_those_that_can_still_move() -> None:
    assert set(OPEN_INCIDENTS) == {state for state in INCIDENT.states if INCIDENT.commands(state)}


def test_escalation_has_the_four_steps_of_the_rule() -> None:
    assert [(level, step.code) for level, step in ESCALATIONS.items()] == [
        (1, "next_unit"), (2, "second_unit"), (3, "red_list"), (4, "district"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", INCIDENT_CLASSES.values(), ids=lambda kind: kind.code)
def test_every_class_is_served_in_a_dated_time(kind: IncidentClass) -> None:
    classes = {row["code"]: row for row in figures()["classes"]}
    assert classes[kind.service]["target_s"] > 0
    assert kind.needs
    assert all(1 <= count <= 20 for _, count in kind.needs)


def words() -> list[str]:
    names = [kind.name for kind in INCIDENT_CLASSES.values()] + [step.name for step in ESCALATIONS.values()]
    return names + [name for table in TABLES for name in table.values()]


def test_every_word_has_both_languages() -> None:
    with translation.override("en"):
        english = {word: gettext(word) for word in words()}
    assert not [word for word, text in english.items() if not text.isascii()]
    with translation.override("zh-hans"):
        assert [gettext(word) for word in words()] == words()


def test_no_two_things_have_one_name() -> None:
    for table in (*TABLES, {kind.code: kind.name for kind in INCIDENT_CLASSES.values()}):
        assert len(set(table.values())) == len(table)


def test_lists_cannot_be_widened_by_chance() -> None:
    assert isinstance(OPEN_TASKS, tuple)
    with pytest.raises(FrozenInstanceError):
        INCIDENT_CLASSES["medical"].priority = 3  # type: ignore[misc]
