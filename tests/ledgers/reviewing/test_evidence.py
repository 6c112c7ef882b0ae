"""Weights in words: what speaks for the pair and what against, the strongest first."""

from __future__ import annotations

import pytest

from jiayuan.ledgers.reviewing.evidence import weights_of
from jiayuan.ledgers.rules.model import Model

MODEL = Model(1, -20.0, {
    "name": {"exact": 8.0, "else": -9.0}, "sex": {"same": 1.0, "else": -6.0}, "phone": {"exact": 20.0, "else": -2.0},
    "birth": {"month": 4.0}, "community": {"same": 0.4}, "place": {"room": 17.0}, "id": {"exact": 20.1},
})  # fmt: skip


def told(**levels: str) -> list[tuple[str, str, float]]:
    return list(weights_of({"levels": levels}, MODEL))


@pytest.mark.parametrize(
    ("attr", "level", "line"),
    [
        ("name", "exact", ("姓名", "姓名相同", 8.0)),
        ("name", "else", ("姓名", "姓名不同", -9.0)),
        ("sex", "same", ("性别", "性别相同", 1.0)),
        ("phone", "else", ("联系电话", "联系电话不同", -2.0)),
        ("birth", "month", ("出生日期", "出生日期部分相同", 4.0)),
        ("place", "room", ("现住址", "同一房间", 17.0)),
        ("id", "exact", ("证件号码", "证件号码相同", 20.1)),
    ],
)
def test_every_level_has_words_and_bits(attr: str, level: str, line: tuple[str, str, float]) -> None:
    assert told(**{attr: level}) == [line]


def test_the_strongest_stands_first_whichever_way_it_points() -> None:
    found = told(sex="same", name="else", phone="exact")
    assert [bits for _, _, bits in found] == [20.0, -9.0, 1.0]


@pytest.mark.parametrize("levels", [{"community": "same"}, {"name": "none"}, {"nothing": "at all"}, {}])
def test_what_moves_nobody_is_left_out(levels: dict[str, str]) -> None:
    assert told(**levels) == []
