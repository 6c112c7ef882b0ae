"""Words for every state, command and reason."""

from __future__ import annotations

import pytest

from jiayuan.command import api
from jiayuan.command.rules import DISPATCH, INCIDENT, PLAN, UNIT
from jiayuan.web.command import labels

STATES = [(labels.PLAN, PLAN), (labels.INCIDENT, INCIDENT), (labels.TASK, DISPATCH), (labels.UNIT, UNIT)]


@pytest.mark.parametrize(("words", "table"), STATES, ids=lambda value: getattr(value, "name", ""))
def test_every_state_has_its_word(words: dict[str, object], table: object) -> None:
    assert set(words) == table.states  # type: ignore[attr-defined]


def test_every_command_of_a_person_has_its_word() -> None:
    assert {command for _, command in PLAN.transitions} == set(labels.PLAN_COMMANDS)
    assert set(labels.INCIDENT_COMMANDS) <= {command for _, command in INCIDENT.transitions}
    assert set(labels.TASK_COMMANDS) <= {command for _, command in DISPATCH.transitions}


def test_every_layer_has_its_name() -> None:
    assert set(labels.LAYER_NAMES) == set(api.LAYERS)


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (65, "1:05"), (-5, "-0:05"), (600.9, "10:00")])
def test_minutes(seconds: float, text: str) -> None:
    assert labels.minutes(seconds) == text


def test_needs_and_reasons_in_words() -> None:
    assert labels.needs_words([("medic", 1), ("crowd", 2)]) == "急救 1、人流疏导 2"
    assert labels.skills_words({"medic", "volunteer"}) == "志愿力量、急救"
    assert labels.reasons_words(["fastest", "in_target"]) == "最快到达；能在目标时间内到达"
