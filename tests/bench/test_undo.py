"""The bench of sequences plays each number the same way, leaves nothing behind and counts what differs."""

from __future__ import annotations

from collections import Counter

import pytest

from bench import undo
from tests.ledgers.conftest import Desk, desk
from tests.ledgers.world import World, asked
from tests.people import as_service

__all__ = ["desk"]


def facts() -> int:
    with as_service():
        return int(asked("SELECT count(*) FROM registry_fact")[0][0])


def test_a_sequence_differs_in_nothing_and_leaves_nothing(desk: Desk) -> None:
    before = facts()
    found = undo.sequence(desk.office, 7)
    assert found["deeds"] >= 2
    assert (found["back"], found["rebuild"], found["untraced"], facts()) == (0, 0, 0, before)


def test_the_same_number_is_the_same_sequence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[list[str]] = []
    monkeypatch.setattr(World, "take_all_back", lambda world, _: played.append(world.trail))
    for number in (11, 11, 12):
        undo.sequence(desk.office, number)
    assert played[0] == played[1] != played[2]


def test_what_is_not_taken_back_is_counted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(World, "take_all_back", lambda *_: None)
    assert sum((undo.sequence(desk.office, number) for number in range(8)), Counter())["back"] > 0


def test_a_sequence_that_ends_in_an_error_is_named_and_counted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(World, "step", lambda *_: 1 // 0)
    before = facts()
    assert undo.played(desk.office, 7) == Counter(crashes=1)
    assert "sequence 7 ended in an error" in capsys.readouterr().err
    assert facts() == before


@pytest.mark.parametrize(("found", "misses"), [
    ({}, set()), ({"back": 1}, {"undo_differences"}), ({"rebuild": 2}, {"rebuild_differences"}),
    ({"untraced": 1}, {"untraced_values"}), ({"crashes": 1}, {"crashes"}),
])  # fmt: skip
def test_any_difference_misses_the_goal(found: dict[str, int], misses: set[str]) -> None:
    told = undo.figures(10, 1.0, Counter(found))
    assert {one["key"] for one in told if not one["holds"]} == misses


def test_numbers_come_from_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["bench", "--json", "--from=5"])
    assert (undo.given(undo.NUMBER, 1), undo.given(undo.COUNT, 9)) == (5, 9)
