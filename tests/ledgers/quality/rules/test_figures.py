"""Figures are dated data: the newest not after the day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from jiayuan.ledgers.quality.reference import FILE, figures
from jiayuan.ledgers.quality.rules.figures import Effort, figures_on

DAY = date(2026, 3, 1)


@pytest.fixture
def body() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def test_the_figures_of_the_spec_are_in_force() -> None:
    known = figures(DAY)
    assert [known.half_lives.get(attr) for attr in ("phone", "residence.actual", "relief.status", "name")] == [
        365, 180, 90, None,
    ]  # fmt: skip
    assert known.minimum == 30


def test_every_figure_names_its_source(body: dict[str, Any]) -> None:
    assert all(row["source"] and row["valid_from"] for rows in body.values() for row in rows)


def test_a_new_figure_counts_from_its_day_on(body: dict[str, Any]) -> None:
    body["half_lives"].append({"attr": "phone", "days": 200, "valid_from": date(2026, 4, 1)})
    assert figures_on(body, DAY).half_lives["phone"] == 365
    assert figures_on(body, date(2026, 4, 1)).half_lives["phone"] == 200


def test_the_order_of_the_rows_does_not_matter(body: dict[str, Any]) -> None:
    body["half_lives"].insert(0, {"attr": "phone", "days": 200, "valid_from": date(2026, 1, 1)})
    assert figures_on(body, DAY).half_lives["phone"] == 200


def test_weights_make_a_whole(body: dict[str, Any]) -> None:
    body["weights"][0]["valid"] = 0.5
    with pytest.raises(ValueError, match="add up to 1"):
        figures_on(body, DAY)


def test_a_fault_without_an_effort_takes_the_common_one() -> None:
    known = figures(DAY)
    assert known.effort("something new") == known.efforts["*"]
    assert Effort(2, 0.5).minutes(10) == 7
