"""Who may move a book where."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jiayuan.benefits.engine.gate.states import EDIT, MOVES, PUBLISH, commands, signature_holds

NOW = datetime(2026, 3, 15, tzinfo=UTC)
STATES = ("draft", "checked", "diffed", "approved", "published", "withdrawn")


def test_every_state_is_reached_and_withdrawn_is_the_end() -> None:
    assert {move.to for move in MOVES.values()} == set(STATES)
    assert commands("withdrawn") == ()


def test_only_an_approved_book_is_published() -> None:
    assert [state for state in STATES if "publish" in commands(state)] == ["approved"]


def test_an_edit_undoes_checks_and_signature() -> None:
    assert {MOVES[state, "edit"].to for state in STATES if (state, "edit") in MOVES} == {"draft"}
    assert "edit" not in commands("published")


@pytest.mark.parametrize("command", ["approve", "publish"])
def test_the_last_two_steps_are_somebody_elses(command: str) -> None:
    found = [move for (_, name), move in MOVES.items() if name == command]
    assert all(move.second and move.permission == PUBLISH for move in found)


def test_a_clerk_does_the_rest_but_takes_no_book_out_of_force() -> None:
    clerk = {name for (_, name), move in MOVES.items() if move.permission == EDIT}
    assert clerk == {"edit", "check", "diff", "withdraw"}
    assert MOVES["published", "withdraw"].permission == PUBLISH


@pytest.mark.parametrize(("days", "holds"), [(0, True), (7, True), (7.01, False)])
def test_a_signature_holds_for_seven_days(days: float, holds: bool) -> None:
    assert signature_holds(NOW - timedelta(days=days), NOW) is holds


def test_without_a_signature_nothing_holds() -> None:
    assert not signature_holds(None, NOW)
