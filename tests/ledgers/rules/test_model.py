"""The weights are one versioned document."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.linking.run import first_guess
from jiayuan.ledgers.rules.model import KIN, Model, evidence, from_json
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
        ("name", "pinyin", "one_char"),
        ("name", "swap", "one_char"),
        ("name", "one_char", "surname"),
        ("name", "surname", "else"),
        ("id", "exact", "edit"),
        ("id", "edit", "first14"),
        ("id", "mask", "else"),
        ("birth", "day", "digit"),
        ("birth", "month", "else"),
        ("phone", "exact", "shared"),
        ("phone", "shared", "else"),
        ("place", "room", "house"),
        ("place", "house", "building"),
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


@pytest.mark.parametrize("place", ["room", "house", "building", "compound"])
def test_an_agreeing_address_has_said_the_community(place: str) -> None:
    assert evidence({"place": place, "community": "same"})["community"] == "none"


@pytest.mark.parametrize(
    "levels",
    [{"place": "else", "community": "same"}, {"place": "none", "community": "same"},
     {"place": "room", "community": "else"}, {"name": "exact", "phone": "exact", "place": "room"}],
)  # fmt: skip
def test_what_does_not_repeat_another_counts(levels: dict[str, str]) -> None:
    assert evidence(levels) == levels


@pytest.mark.parametrize("name", sorted(KIN))
@pytest.mark.parametrize("phone", ["exact", "shared"])
def test_a_household_speaks_once(name: str, phone: str) -> None:
    """Housemates share telephone, door and community whoever they are."""
    home = {"name": name, "phone": phone, "place": "room", "community": "same"}
    assert HAND.score(home) == HAND.score({"name": name, "phone": phone})
    assert HAND.score(home | {"name": "exact"}) > HAND.score({"name": "exact", "phone": phone})


def test_twins_share_birth_date_and_home() -> None:
    twins = {"name": "one_char", "birth": "day", "place": "room", "phone": "exact", "community": "same"}
    assert HAND.score(twins) == HAND.score({"name": "one_char", "birth": "day"})
    assert HAND.score(twins | {"name": "else"}) == HAND.score({"name": "else", "birth": "day", "phone": "exact"})
