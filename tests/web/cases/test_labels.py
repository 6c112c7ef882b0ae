"""Every state, command, clock and figure has words."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from jiayuan.cases.rules import case_table, clock_table, order_table
from jiayuan.cases.rules.kpi import table
from jiayuan.cases.rules.words import KINDS as KNOWN_KINDS
from jiayuan.web.cases import labels
from jiayuan.web.cases.labels import move_words, why_words, words

COMMANDS = sorted({*case_table.COMMANDS, *order_table.COMMANDS})


@pytest.mark.parametrize("state", case_table.STATES)
def test_case_states(state: str) -> None:
    assert state in labels.STATES
    assert state in labels.TONES


@pytest.mark.parametrize("state", order_table.STATES)
def test_order_states(state: str) -> None:
    assert state in labels.ORDER_STATES


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_and_events(name: str) -> None:
    assert name in labels.EVENTS
    assert move_words(name)


def test_clocks_kinds_and_figures() -> None:
    assert set(labels.CLOCKS) == set(clock_table.KINDS)
    assert set(labels.CLOCK_STATES) == set(clock_table.STATES)
    assert set(labels.KINDS) == set(KNOWN_KINDS)
    assert set(labels.KPI) <= set(table([]))


def test_an_unknown_key_is_shown_as_it_is() -> None:
    assert words(labels.STATES, "new_state") == "new_state"


@pytest.mark.parametrize(
    ("why", "shown"),
    [("13 楼道杂物由社区", "匹配规则 13：楼道杂物由社区"), ("step:3", "没有匹配的规则：所在社区"), ("", "")],
)
def test_why(why: str, shown: str) -> None:
    assert why_words(why) == shown


def test_english_is_complete_in_meaning() -> None:
    with override("en"):
        assert words(labels.STATES, "open") == "In work"
        assert why_words("5 停水") == "Matched rule 5: 停水"
