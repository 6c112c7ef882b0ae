"""Words of the rule pages."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from jiayuan.benefits.engine.gate.grid import WHAT
from jiayuan.benefits.engine.gate.states import MOVES
from jiayuan.web.benefits.rules.words import SPOTS, STEPS, VERSIONS, WHAT_NEXT, counts, places, spot_words
from tests.tree import HOME


def test_every_state_and_step_has_words() -> None:
    states = {state for state, _ in MOVES} | {move.to for move in MOVES.values()}
    assert set(VERSIONS) == set(WHAT_NEXT) == states
    assert set(STEPS) == {name for _, name in MOVES} - {"edit"}
    assert set(SPOTS) == set(WHAT)


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"gain": 1200, "lose": 0, "fen": 123_456_00}, ("1,200", "0", "+123,456")),
        ({"gain": 0, "lose": 12, "fen": -5000}, ("0", "12", "-50")),
        ({"gain": None, "lose": 12, "fen": None}, ("＜10", "12", "—")),
        ({"gain": 0, "lose": 0, "fen": 0}, ("0", "0", "0")),
    ],
)
def test_counts_hide_small_groups(change: dict[str, int | None], shown: tuple[str, ...]) -> None:
    assert tuple(counts(change).values()) == shown


def test_a_spot_with_its_cell() -> None:
    assert spot_words("dead", {}) == "这一档永远轮不到"
    with override("en"):
        assert spot_words("gap", {"age": "18"}) == "No row speaks of this case (for example age=18)"


@pytest.mark.django_db
def test_a_community_is_called_by_its_name(tree: None) -> None:
    (line,) = places({HOME.value: {"gain": 20, "lose": 0, "fen": 100}})
    assert line["gain"] == "20"
    assert "府右街南" in line["name"]
    assert places({}) == []
