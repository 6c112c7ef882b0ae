"""What goes wrong with whole cells, and that the truth tells it exactly where it happened."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.ledgers import mishaps
from jiayuan.config.demo.ledgers.lines import Lines
from jiayuan.kernel.phone import Phone

MANY = 4_000


def sheet(n: int = MANY, **cells: str) -> Lines:
    """Lines of different people with plain cells; a cell given by name is that of all."""
    own = {
        "name": [f"人{row}" for row in range(n)], "sex": ["男", "女"] * (n // 2),
        "id_number": [f"11010219800101{row % 1_000:03}X" for row in range(n)],
        "phone": [f"138{row:08}" for row in range(n)], "address": [f"某街{row}号" for row in range(n)],
    }  # fmt: skip
    return Lines({**own, **{key: [value] * n for key, value in cells.items()}}, [f"p{row}" for row in range(n)],
                 [[] for _ in range(n)])  # fmt: skip


def copy_of(lines: Lines) -> dict[str, list[str]]:
    return {field: list(cells) for field, cells in lines.cells.items()}


def differs(lines: Lines, before: dict[str, list[str]], field: str) -> set[int]:
    return {row for row, cell in enumerate(lines.cells[field]) if cell != before[field][row]}


def told(lines: Lines, fault: str) -> set[int]:
    return {row for row, faults in enumerate(lines.faults) if fault in faults}


CASES: list[tuple[Callable[[np.random.Generator, Lines], None], str, str, float]] = [
    (mishaps.change_phones, "phone_other", "phone", mishaps.OTHER_PHONE),
    (mishaps.keep_old_addresses, "address_moved", "address", mishaps.MOVED),
    (mishaps.mistake_sex, "sex_wrong", "sex", mishaps.SEX_WRONG),
    (mishaps.write_small_x, "id_small_x", "id_number", mishaps.LOWER_X),
]


@pytest.mark.parametrize(("happen", "fault", "field", "share"), CASES, ids=[row[1] for row in CASES])
def test_it_is_told_where_and_only_where_it_happened(
    happen: Callable[[np.random.Generator, Lines], None], fault: str, field: str, share: float
) -> None:
    lines = sheet()
    before = copy_of(lines)
    happen(dice(1, fault), lines)
    assert told(lines, fault) == differs(lines, before, field)
    assert len(told(lines, fault)) / MANY == pytest.approx(share, rel=0.35)
    assert all(not differs(lines, before, other) for other in before if other != field)


def test_another_phone_is_a_mobile() -> None:
    lines = sheet()
    mishaps.change_phones(dice(1, "phones"), lines)
    assert {Phone.parse(lines.cells["phone"][row]).kind for row in told(lines, "phone_other")} == {"mobile"}


def test_who_gave_no_phone_has_none_to_change() -> None:
    lines = sheet(phone="")
    mishaps.change_phones(dice(1, "phones"), lines)
    assert set(lines.cells["phone"]) == {""}
    assert not told(lines, "phone_other")


def test_a_wrong_sex_is_the_other_one() -> None:
    lines = sheet(sex="男")
    mishaps.mistake_sex(dice(1, "sex"), lines)
    assert {lines.cells["sex"][row] for row in told(lines, "sex_wrong")} == {"女"}


def test_numbers_without_x_are_left_alone() -> None:
    lines = sheet(id_number="110102198001010015")
    mishaps.write_small_x(dice(1, "x"), lines)
    assert not told(lines, "id_small_x")


def test_neighbours_of_one_address_have_not_moved() -> None:
    lines = sheet(address="某街1号")
    mishaps.keep_old_addresses(dice(1, "moved"), lines)
    assert not told(lines, "address_moved")


def test_a_moved_line_bears_the_spelling_of_the_other() -> None:
    lines = sheet()
    for row in range(0, MANY, 2):
        lines.faults[row].append("address_wide")
    before = list(lines.cells["address"])
    mishaps.keep_old_addresses(dice(1, "moved"), lines)
    for row in told(lines, "address_moved"):
        other = before.index(lines.cells["address"][row])
        assert ("address_wide" in lines.faults[row]) == (other % 2 == 0)


@pytest.mark.parametrize(("fault", "field"), [("name_phone", "name"), ("id_phone", "id_number")])
def test_cells_change_places(fault: str, field: str) -> None:
    lines = sheet()
    before = copy_of(lines)
    mishaps.exchange(dice(3, "exchange"), lines)
    rows = told(lines, fault)
    assert rows
    for row in rows - told(lines, "id_phone" if fault == "name_phone" else "name_phone"):
        assert (lines.cells[field][row], lines.cells["phone"][row]) == (before["phone"][row], before[field][row])


def test_blanks_change_places_with_nothing() -> None:
    lines = sheet(phone="")
    mishaps.exchange(dice(3, "exchange"), lines)
    assert not any(lines.faults)


def test_cells_are_left_empty_in_their_share() -> None:
    lines = sheet()
    mishaps.leave_blank(dice(1, "blank"), lines, {"phone": 0.25, "address": 0.0})
    assert lines.cells["phone"].count("") / MANY == pytest.approx(0.25, abs=0.03)
    assert lines.cells["address"].count("") == 0
    assert not any(lines.faults)


def homes(lines: Lines) -> tuple[pl.Series, pl.DataFrame]:
    """Two to a household, and everybody's true number."""
    household = pl.Series([row // 2 for row in range(len(lines))])
    return household, pl.DataFrame({"household": household, "id_number": lines.cells["id_number"]})


def test_a_relatives_number_is_the_other_ones_of_the_home() -> None:
    lines = sheet()
    before = copy_of(lines)
    mishaps.mix_up_relatives(dice(1, "kin"), lines, *homes(lines))
    assert told(lines, "id_relative") == differs(lines, before, "id_number")
    for row in told(lines, "id_relative"):
        assert lines.cells["id_number"][row] == before["id_number"][row ^ 1]


def test_who_lives_alone_has_no_relative_to_be_mixed_up_with() -> None:
    lines = sheet()
    everybody = pl.DataFrame({"household": range(MANY), "id_number": lines.cells["id_number"]})
    mishaps.mix_up_relatives(dice(1, "kin"), lines, everybody["household"], everybody)
    assert not told(lines, "id_relative")


def test_strangers_have_no_kin_in_the_base() -> None:
    lines = sheet()
    lines.entities = [""] * MANY
    mishaps.mix_up_relatives(dice(1, "kin"), lines, *homes(lines))
    assert not told(lines, "id_relative")
