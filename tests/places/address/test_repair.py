"""Slips of the pen, and names of other places that only look like one."""

from __future__ import annotations

import pytest

from jiayuan.places.address.repair import TELLING, credible


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("红墙小区", "洪墙小区"),
        ("红墙小区", "红强小区"),
        ("红墙小区", "红墙小去"),
        ("红墙小区", "红墙区"),
        ("红墙小区", "红墙小小区"),
        ("后细瓦厂胡同", "厚细瓦厂胡同"),
        ("后细瓦厂胡同", "后细囍厂胡同"),
        ("后细瓦厂胡同", "后细厂胡同"),
        ("槐柏树街里", "槐柏树大街里"[:3] + "街里"),
    ],
)
def test_a_likely_slip(right: str, written: str) -> None:
    assert credible(right, written)


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("红莲北里", "红莲南里"),
        ("红莲北里", "红莲里"),
        ("红莲里", "红莲北里"),
        ("红墙小区", "红星小区"),
        ("红墙小区", "墙小区"),
        ("新华里", "新兴里"),
        ("三里河一区", "三里河二区"),
        ("甲五号院", "乙五号院"),
        ("前公用胡同", "后公用胡同"),
    ],
)
def test_another_place(right: str, written: str) -> None:
    assert not credible(right, written)


@pytest.mark.parametrize("pair", [("东", "西"), ("一", "二"), ("前", "后"), ("甲", "乙"), ("新", "老"), ("大", "小")])
def test_what_tells_neighbours_apart_is_never_repaired(pair: tuple[str, str]) -> None:
    one, other = pair
    assert set(pair) <= TELLING
    assert not credible(f"槐柏树{one}胡同", f"槐柏树{other}胡同")


@pytest.mark.parametrize("name", ["红墙小区", "后细瓦厂胡同", "和平里"])
def test_a_name_is_itself(name: str) -> None:
    assert credible(name, name)
