"""One ledger of one community: who is in it, what is left empty, what is told about each line."""

from __future__ import annotations

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


def test_everybody_in_it_belongs_there(ledgers: dict[str, Lines], people: pl.DataFrame) -> None:
    for ledger in LEDGERS:
        members = set(people.filter(ledger.members & (pl.col("code12") == CODE))["person"])
        assert {entity for entity in ledgers[ledger.code].entities if entity} <= members


@pytest.mark.parametrize("code", [ledger.code for ledger in LEDGERS])
def test_the_share_of_members_is_the_documented_one(ledgers: dict[str, Lines], people: pl.DataFrame, code: str) -> None:
    ledger = next(one for one in LEDGERS if one.code == code)
    members = people.filter(ledger.members & (pl.col("code12") == CODE)).height
    written = len({entity for entity in ledgers[code].entities if entity})
    assert abs(written / members - ledger.coverage) < 0.07


def test_the_dead_are_in_no_ledger(ledgers: dict[str, Lines], people: pl.DataFrame) -> None:
    dead = set(people.filter(pl.col("dead_on").is_not_null())["person"])
    assert not any(dead & set(lines.entities) for lines in ledgers.values())


def test_a_repeated_line_is_told_once_and_is_the_same_person(ledgers: dict[str, Lines]) -> None:
    for lines in ledgers.values():
        seen: set[str] = set()
        for entity, faults in zip(lines.entities, lines.faults, strict=True):
            if entity:
                assert ("repeated" in faults) == (entity in seen)
            seen.add(entity)


def test_a_repeated_line_is_written_exactly_as_before(ledgers: dict[str, Lines]) -> None:
    lines = ledgers["property"]
    for row, (entity, faults) in enumerate(zip(lines.entities, lines.faults, strict=True)):
        if entity and "repeated" in faults:
            first = lines.entities.index(entity)
            assert {field: cells[row] for field, cells in lines.cells.items()} == {
                field: cells[first] for field, cells in lines.cells.items()
            }


def test_nothing_is_told_of_columns_the_ledger_has_not(ledgers: dict[str, Lines]) -> None:
    told = {code: {fault for faults in lines.faults for fault in faults} for code, lines in ledgers.items()}
    assert not any(fault.startswith("address_") for fault in told["volunteers"])
    assert "sex_wrong" not in told["property"]
    assert {"address_moved", "address_wide", "address_characters"} <= told["property"]


def test_blank_cells_have_no_fault(ledgers: dict[str, Lines]) -> None:
    for lines in ledgers.values():
        for row, faults in enumerate(lines.faults):
            if not lines.cells["address"][row]:
                assert not any(fault.startswith("address_") for fault in faults)


def test_outsiders_are_told_apart_from_relatives(ledgers: dict[str, Lines]) -> None:
    for lines in ledgers.values():
        for entity, faults in zip(lines.entities, lines.faults, strict=True):
            assert entity or "id_relative" not in faults


def test_the_same_seed_writes_the_same_lines_and_another_others(district: District) -> None:
    here = named(district.people, district.communities).filter(pl.col("code12") == CODE)
    others = named(strangers(district, 7, CODE), district.communities)
    one, again, other = (write_lines(seed, LEDGERS[0], here, others, {}) for seed in (7, 7, 8))
    assert (one.cells, one.faults) == (again.cells, again.faults)
    assert one.cells != other.cells


def test_a_tiny_community_still_has_a_stranger(district: District) -> None:
    here = named(district.people, district.communities).filter(pl.col("code12") == CODE).head(40)
    others = named(strangers(district, 7, CODE), district.communities)
    assert write_lines(7, LEDGERS[0], here, others, {}).entities.count("") >= 1
