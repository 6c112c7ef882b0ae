"""Lines of one ledger."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from jiayuan.config.demo.district import District
from jiayuan.config.demo.ledgers.kinds import LEDGERS
from jiayuan.config.demo.ledgers.ledger import write_lines
from jiayuan.config.demo.ledgers.lines import Lines
from jiayuan.config.demo.ledgers.write import named, strangers

CODE = "110102001004"


@pytest.fixture(scope="module")
def ledgers(district: District) -> dict[str, Lines]:
    here = named(district.people, district.communities).filter(pl.col("code12") == CODE)
    others = named(strangers(district, 7, CODE), district.communities)
    return {ledger.code: write_lines(7, ledger, here, others, {}) for ledger in LEDGERS}


def empty(lines: Lines, field: str) -> float:
    return lines.cells[field].count("") / len(lines)


def test_fields_of_every_ledger_are_filled(ledgers: dict[str, Lines]) -> None:
    for ledger in LEDGERS:
        assert set(ledger.columns) <= set(ledgers[ledger.code].cells)


@pytest.mark.parametrize(
    ("code", "field", "share"),
    [("elderly", "phone", 0.12), ("volunteers", "id_number", 0.6), ("property", "id_number", 0.7)],
)
def test_as_much_is_left_empty_as_documented(ledgers: dict[str, Lines], code: str, field: str, share: float) -> None:
    assert abs(empty(ledgers[code], field) - share) < 0.06


def test_the_elderly_ledger_holds_the_elderly(ledgers: dict[str, Lines], people: pl.DataFrame) -> None:
    ages = dict(people.select("person", "age").iter_rows())
    assert min(ages[entity] for entity in ledgers["elderly"].entities if entity) >= 60


def test_a_relatives_number_is_of_the_same_household(ledgers: dict[str, Lines], people: pl.DataFrame) -> None:
    owner = dict(people.select("id_number", "household").drop_nulls().iter_rows())
    home = dict(people.select("person", "household").iter_rows())
    for lines in ledgers.values():
        for row, faults in enumerate(lines.faults):
            if faults == ["id_relative"] and lines.entities[row]:
                assert owner[lines.cells["id_number"][row].upper()] == home[lines.entities[row]]


def test_order_repeats_and_keeps_faults_apart() -> None:
    lines = Lines({"name": ["甲", "乙"]}, ["1", "2"], [["x"], []])
    again = lines.order(np.array([1, 0, 1]))
    again.touch(np.array([0]), "y")
    assert (again.cells["name"], again.faults, len(again)) == (["乙", "甲", "乙"], [["y"], ["x"], []], 3)
