"""Layers as tables."""

from __future__ import annotations

import pytest

from jiayuan.command import api
from jiayuan.web.command.tables import ROWS, rows_of


def feature(**properties: object) -> dict[str, object]:
    return {"geometry": {"type": "Point", "coordinates": [116.38, 39.908]}, "properties": properties}


def test_every_layer_but_the_streets_has_a_table() -> None:
    assert set(ROWS) == set(api.LAYERS) - {"roads"}


def test_blind_cell_nobody_reaches() -> None:
    _, rows = rows_of("blind", [feature(size_m=50, over_s=None), feature(size_m=50, over_s=65)])
    assert [row[0]["text"] for row in rows] == ["无法到达", "1:05"]


def test_place_is_the_last_column() -> None:
    columns, rows = rows_of("points", [feature(kind="gate", code="D1", label="出入口 D1")])
    assert columns[-1]["label"] == "经纬度"
    assert rows[0][-1]["text"] == "116.38000, 39.90800"


@pytest.mark.parametrize("state", ["available", "enroute", "out_of_service"])
def test_unit_state_is_a_word_with_a_tone(state: str) -> None:
    unit = feature(call="A12", state=state, mode="foot", mode_label="步行", professional=False, age_s=4, stale=False)
    _, rows = rows_of("units", [unit])
    assert rows[0][1]["text"]
    assert rows[0][1]["tone"]


def test_cells_know_their_column() -> None:
    columns, rows = rows_of("posts", [feature(label="G1", open=True, staff=3)])
    assert [cell["label"] for cell in rows[0]] == [column["label"] for column in columns]
