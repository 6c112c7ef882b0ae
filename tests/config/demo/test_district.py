"""The whole: the same seed gives the same district, another one another."""

from __future__ import annotations

import pytest

from jiayuan.config.demo.district import District
from jiayuan.config.demo.scale import Scale
from tests.config.demo.conftest import make

SMALL = Scale(0.01, 0.01)
FRAMES = ("communities", "people", "base", "organisations", "facilities")


def same(one: District, other: District) -> list[str]:
    return [name for name in FRAMES if getattr(one, name).equals(getattr(other, name))]


def test_the_same_seed_gives_the_same_district() -> None:
    assert same(make(3, SMALL), make(3, SMALL)) == list(FRAMES)


def test_another_seed_gives_another() -> None:
    assert same(make(3, SMALL), make(4, SMALL)) == ["communities"]


def test_one_in_a_hundred_is_about_eleven_thousand() -> None:
    assert 10_500 < make(3, SMALL).people.height < 12_500


# Of these the second to fifth begin with somebody who is registered nowhere in the tree.
@pytest.mark.parametrize("seed", [0, 5, 12, 14, 35])
def test_any_seed_makes_a_district(seed: int) -> None:
    made = make(seed, Scale(0.002, 0.0001))
    assert made.people.height > 4_000
    assert made.base["residence.registered"].null_count() > 0


def test_every_frame_is_of_the_same_people_and_places() -> None:
    made = make(3, SMALL)
    assert set(made.base["entity"]) <= set(made.people["person"])
    assert set(made.people["path"]) <= set(made.houses.rooms["path"])
    assert set(made.facilities["keeper"]) <= set(made.organisations["organisation"])


def test_a_bigger_scale_has_more_of_everything() -> None:
    small, bigger = make(3, Scale(0.002, 0.0001)), make(3, SMALL)
    for name in ("people", "base", "organisations", "facilities"):
        assert getattr(small, name).height <= getattr(bigger, name).height
