"""Names of organisations and things: what of a name is compared, and which two could be one's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.bodynames import alike, marks, normal, pairs


@pytest.mark.parametrize(
    ("name", "told"),
    [("东门2号消火栓", ["东", "2"]), ("北京红墙餐饮有限公司", []), ("Ｂ座电梯", ["B"]), ("消火栓（北侧）", [])],
)
def test_numbers_and_sides_are_read_out(name: str, told: list[str]) -> None:
    assert marks(name) == told


def test_pairs_are_of_the_bare_name() -> None:
    assert pairs("白塔药房有限公司") == {"白塔", "塔药", "药房"}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("北京红墙餐饮有限公司", "红墙餐饮（府右街店）", True),
        ("北京市红墙餐饮有限责任公司", "北京红墙餐饮有限公司", True),
        ("白塔药房", "白塔大药房", True),
        ("北京红墙餐饮有限公司", "北京白塔药房有限公司", False),
        ("甲", "乙", False),
    ],
)
def test_names_that_could_be_one(first: str, second: str, same: bool) -> None:
    assert alike(first, second) is alike(second, first) is same


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_the_same_both_ways_and_a_name_is_like_itself(first: str, second: str) -> None:
    assert alike(first, second) is alike(second, first)
    assert alike(first, first)
    assert normal(normal(first)) == normal(normal(normal(first)))
