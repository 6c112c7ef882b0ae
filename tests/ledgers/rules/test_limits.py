"""Figures of the intake are dated rows with a source."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
import yaml

from jiayuan.ledgers.rules.limits import Limits, limits_on

SEED = Path(__file__).parents[3] / "seeds" / "ledger_templates" / "common" / "limits.yaml"
ROWS = yaml.safe_load(SEED.read_text())["limits"]
TODAY = date(2026, 3, 1)
LATER = {
    "code": "second_person_new",
    "value": 500,
    "unit": "people",
    "valid_from": date(2027, 1, 1),
    "source": "a rule",
}


def test_the_figures_that_ship() -> None:
    found = limits_on(ROWS, TODAY)
    assert (found.outside_share, found.second_person_share, found.second_person_new) == (0.30, 0.20, 1000)
    assert (found.shared_holders, found.bytes_days, found.failed_days) == (3, 180, 7)


def test_a_change_is_a_new_row_and_counts_from_its_day() -> None:
    rows = [*ROWS, LATER]
    assert limits_on(rows, date(2026, 12, 31)).second_person_new == 1000
    assert limits_on(rows, date(2027, 1, 1)).second_person_new == 500


def test_the_order_of_the_rows_does_not_matter() -> None:
    on = date(2028, 1, 1)
    assert limits_on([LATER, *ROWS], on) == limits_on([*ROWS, LATER], on)


def test_every_figure_has_a_unit_and_a_source_and_is_asked_for() -> None:
    assert all(row["unit"] and row["source"] for row in ROWS)
    assert {row["code"] for row in ROWS} == {field.name for field in fields(Limits)}


def test_a_figure_never_set_is_an_error_and_not_zero() -> None:
    with pytest.raises(KeyError):
        limits_on([row for row in ROWS if row["code"] != "shared_holders"], TODAY)


def test_a_figure_without_a_source_is_refused() -> None:
    with pytest.raises(ValueError, match="source"):
        limits_on([*ROWS, {**LATER, "source": "", "valid_from": date(2001, 1, 1)}], TODAY)
