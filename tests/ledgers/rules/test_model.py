"""The weights are one versioned document."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.linking.run import first_guess
from jiayuan.ledgers.rules.model import Model, from_json
from tests.ledgers.rules.weighing import HAND

SHIPPED = first_guess()


@pytest.mark.parametrize("model", [HAND, SHIPPED])
def test_a_model_survives_its_own_json(model: Model) -> None:
    assert from_json(json.loads(model.to_json())) == model


def test_nothing_known_is_the_prior() -> None:
    assert HAND.score({"name": "none", "id": "none"}) == HAND.prior_bits


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
    assert SHIPPED.weights[attr][better] > SHIPPED.weights[attr][worse]


@given(st.floats(-30, 30), st.floats(-30, 30))
def test_bits_add_up(name: float, number: float) -> None:
    model = Model(1, -10.0, {"name": {"exact": name}, "id": {"exact": number}})
    assert model.score({"name": "exact", "id": "exact"}) == pytest.approx(-10 + name + number)
