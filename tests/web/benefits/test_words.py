"""Words for states and commands."""

from __future__ import annotations

import pytest

from jiayuan.benefits.rules import DELIVERIES, OFFERS
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
