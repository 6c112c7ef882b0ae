"""The whole: the same seed gives the same district, another one another."""

from __future__ import annotations

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
