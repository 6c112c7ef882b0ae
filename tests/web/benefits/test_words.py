"""Words for states and commands."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.utils.translation import override

from jiayuan.benefits.api import load_book
from jiayuan.benefits.queries.decisions import TOLD
from jiayuan.benefits.rules import DELIVERIES, OFFERS, STOP_REASONS
from jiayuan.web.benefits import words


@pytest.mark.parametrize("state", sorted(OFFERS.states - {""}))
def test_every_state_has_a_word(state: str) -> None:
    assert words.state_of(state) != state


@pytest.mark.parametrize("state", sorted(DELIVERIES.states))
def test_every_state_of_a_delivery_has_a_word(state: str) -> None:
    assert words.DELIVERY_STATES[state]


def test_tones_fall_back_to_neutral() -> None:
    assert words.tone_of("found") == "neutral"
    assert words.tone_of("drawing") == "success"


def english(words: Mapping[str, object]) -> list[str]:
    with override("en"):
        return [str(word) for word in words.values()]


@pytest.mark.parametrize(
    "table", [words.STATES, words.DELIVERY_STATES, words.STEPS, words.STOP_REASONS, words.COMMANDS], ids=range(5)
)
def test_every_word_has_its_english_and_no_two_are_alike(table: Mapping[str, object]) -> None:
    assert all(word.isascii() for word in english(table))
    assert len(set(map(str, table.values()))) == len(table)


def test_every_step_of_every_document_has_a_word() -> None:
    steps = {clock.step for policy in load_book().policies.values() for clock in policy.clocks}
    assert steps | set(TOLD) <= set(words.STEPS)


def test_the_reasons_of_a_stop_are_those_of_the_rules() -> None:
    assert tuple(words.STOP_REASONS) == STOP_REASONS


def test_every_move_at_the_door_has_a_word_or_a_form() -> None:
    commands = {name for _, name in DELIVERIES.transitions}
    assert commands <= set(words.COMMANDS) | {"hand"}


def test_a_state_without_a_word_shows_itself() -> None:
    assert words.state_of("elsewhere") == "elsewhere"


def test_tones_are_given_to_states_that_exist() -> None:
    assert set(words.TONES) <= OFFERS.states
