"""Moves that need words."""

from __future__ import annotations

import pytest

from jiayuan.benefits.actions.moving import EFFECTS
from jiayuan.benefits.rules import OFFERS
from jiayuan.web.benefits.views.desk import PLAIN
from jiayuan.web.benefits.words import COMMANDS
from jiayuan.web.benefits.written import WRITTEN, written_moves

# Own forms on the page: refusal and stop; the person's own pages: the rest.
ELSEWHERE = {"fail", "stop", "confirm", "decline", "reconsider", "dispute", "appeal", "amend"}
# By the hand-over and by the night alone.
NOBODY = {"prove", "lapse", "find", "finish"}


def test_every_move_of_the_table_has_its_button() -> None:
    written = {one.name for one in WRITTEN}
    assert set(EFFECTS) == written | set(PLAIN) | ELSEWHERE | NOBODY
    assert not written & set(PLAIN)


@pytest.mark.parametrize("name", PLAIN)
def test_every_button_has_a_word(name: str) -> None:
    assert COMMANDS[name]


@pytest.mark.parametrize("state", sorted(OFFERS.states))
def test_only_what_may_be_done_now_is_asked(state: str) -> None:
    shown = {one.name for one in written_moves(OFFERS.commands(state))}
    assert shown == {one.name for one in WRITTEN} & set(OFFERS.commands(state))
