"""Every state, command and outcome has its word."""

from __future__ import annotations

import pytest

from jiayuan.benefits.actions.elsewhere import ELSEWHERE
from jiayuan.benefits.actions.surplus import DUPLICATE, SURPLUS
from jiayuan.benefits.api import OVERPAYMENT_OUTCOMES, PAYLISTS
from jiayuan.benefits.paying import changes
from jiayuan.benefits.paying.states import DRAFT, FAILED, PAID, RETURN
from jiayuan.benefits.remedies import remedies
from jiayuan.benefits.rules import DELIVERIES, OFFERS, TOLD_HOW
from jiayuan.kernel import clock
from jiayuan.web.benefits import moneywords as words
from jiayuan.web.benefits.words import COMMANDS


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (words.LIST_STATES, PAYLISTS.states - {""}),
        # A draft has its form, a return its file: the others are buttons.
        (words.LIST_COMMANDS, {name for _, name in PAYLISTS.transitions} - {DRAFT, RETURN}),
        (words.RESULTS, {"", PAID, FAILED}),
        (words.KINDS, {changes.STOP, changes.AMEND, changes.REOPEN}),
        (words.CONFIRMS, {changes.STOP, changes.AMEND, changes.REOPEN}),
        (words.TOLD, set(TOLD_HOW)),
        (words.SURPLUS, {SURPLUS, DUPLICATE, ELSEWHERE}),
        (words.OUTCOMES, set(OVERPAYMENT_OUTCOMES)),
        (words.WAYS, {one.way for one in remedies(clock.today(), clock.today())}),
    ],
    ids=["states", "commands", "results", "kinds", "confirms", "told", "surplus", "outcomes", "ways"],
)
def test_nothing_is_shown_as_a_code(said: words.Words, meant: set[str]) -> None:
    assert set(said) == meant
    assert all(str(word) for word in said.values())


def test_tones_are_of_what_there_is() -> None:
    assert set(words.LIST_TONES) <= set(words.LIST_STATES)
    assert set(words.RESULT_TONES) <= set(words.RESULTS)


@pytest.mark.parametrize("name", ["reinstate", "reopen", "replan"])
def test_new_moves_have_their_button(name: str) -> None:
    assert name in {command for table in (OFFERS, DELIVERIES) for _, command in table.transitions}
    assert COMMANDS.get(name) or words.KINDS[name]
