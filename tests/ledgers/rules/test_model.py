"""The weights are one versioned document."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.model import Model, from_json
from tests.ledgers.rules.test_match import MODEL


def test_a_model_survives_its_own_json() -> None:
    assert from_json(json.loads(MODEL.to_json())) == MODEL


def test_nothing_known_is_the_prior() -> None:
    assert MODEL.score({"name": "none", "id": "none"}) == MODEL.prior_bits


def test_a_model_without_weights_is_refused() -> None:
    with pytest.raises(KeyError):
        from_json({"version": 1, "prior_bits": 0})


@pytest.mark.parametrize(
    ("attr", "better", "worse"),
    [
        ("name", "exact", "pinyin"),
        ("name", "pinyin", "swap"),
        ("name", "one_char", "surname"),
        ("name", "surname", "else"),
        ("id", "exact", "edit"),
        ("id", "edit", "first14"),
        ("id", "mask", "else"),
        ("birth", "day", "digit"),
        ("birth", "month", "else"),
        ("phone", "exact", "shared"),
        ("phone", "shared", "else"),
        ("place", "room", "building"),
        ("place", "building", "compound"),
        ("sex", "same", "else"),
        ("community", "same", "else"),
    ],
)
def test_stronger_levels_weigh_more(attr: str, better: str, worse: str) -> None:
    assert MODEL.weights[attr][better] > MODEL.weights[attr][worse]


@given(st.floats(-30, 30), st.floats(-30, 30))
def test_bits_add_up(name: float, number: float) -> None:
    model = Model(1, -10.0, {"name": {"exact": name}, "id": {"exact": number}})
    assert model.score({"name": "exact", "id": "exact"}) == pytest.approx(-10 + name + number)
