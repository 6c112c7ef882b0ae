"""What goes wrong with whole cells: a relative's number, another's phone, an old address, cells that changed places."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Ints
from jiayuan.config.demo.ledgers.lines import Lines
from jiayuan.config.demo.phones import mobiles

RELATIVES_ID, LOWER_X, OTHER_PHONE, SEX_WRONG = 0.005, 0.35, 0.11, 0.004
MOVED, NAME_PHONE, ID_PHONE = 0.02, 0.003, 0.003


def hit(rng: np.random.Generator, n: int, share: float) -> Ints:
    return np.flatnonzero(rng.random(n) < share)


def leave_blank(rng: np.random.Generator, lines: Lines, shares: Mapping[str, float]) -> None:
    for field, share in shares.items():
        for row in hit(rng, len(lines), share):
            lines.cells[field][row] = ""


def mix_up_relatives(rng: np.random.Generator, lines: Lines, households: pl.Series, everybody: pl.DataFrame) -> None:
    """Somebody of the same household is written with the number of another; `households` is that of every line."""
    # A child's line with the parent's number is the commonest harmful error of all.
    numbers = everybody.select("household", "id_number").drop_nulls().group_by("household").agg("id_number")
    kin = dict(numbers.iter_rows())
    for row in hit(rng, len(lines), RELATIVES_ID):
        # An outsider's household has no number here: its kin are strangers too.
        own = lines.cells["id_number"][row] if lines.entities[row] else ""
        others = [number for number in kin.get(households[int(row)], []) if number != own]
        if own and others:
            lines.cells["id_number"][row] = others[0]
            lines.faults[row].append("id_relative")


def change_phones(rng: np.random.Generator, lines: Lines) -> None:
    """An old number, or somebody else's; who gave none has none to change."""
    rows = np.array([row for row in hit(rng, len(lines), OTHER_PHONE) if lines.cells["phone"][row]], np.int64)
    for row, number in zip(rows, mobiles(rng, len(rows)), strict=True):
        lines.cells["phone"][row] = number
    lines.touch(rows, "phone_other")


def keep_old_addresses(rng: np.random.Generator, lines: Lines) -> None:
    """Addresses of somebody who lives elsewhere now: the line bears another's, as that one is spelt."""
    values, spelt = lines.cells["address"], [list(faults) for faults in lines.faults]
    before = list(values)
    for row, other in zip(hit(rng, len(lines), MOVED), rng.permutation(len(lines)), strict=False):
        values[row] = before[int(other)]
        # Two of one household may be drawn, and then nobody has moved.
        if values[row] != before[row]:
            lines.faults[row] = [*_without_address(spelt[row]), *_of_address(spelt[int(other)]), "address_moved"]


def _of_address(faults: list[str]) -> list[str]:
    return [fault for fault in faults if fault.startswith("address_")]


def _without_address(faults: list[str]) -> list[str]:
    return [fault for fault in faults if not fault.startswith("address_")]


def mistake_sex(rng: np.random.Generator, lines: Lines) -> None:
    sex = lines.cells["sex"]
    rows = hit(rng, len(lines), SEX_WRONG)
    for row in rows:
        sex[row] = "女" if sex[row] == "男" else "男"
    lines.touch(rows, "sex_wrong")


def write_small_x(rng: np.random.Generator, lines: Lines) -> None:
    numbers = lines.cells["id_number"]
    rows = np.array([row for row in hit(rng, len(lines), LOWER_X) if "X" in numbers[row]], np.int64)
    for row in rows:
        numbers[row] = numbers[row].replace("X", "x")
    lines.touch(rows, "id_small_x")


def exchange(rng: np.random.Generator, lines: Lines) -> None:
    """Name and phone, number and phone change places; a blank cell is not exchanged."""
    for one, share, fault in (("name", NAME_PHONE, "name_phone"), ("id_number", ID_PHONE, "id_phone")):
        mine, phones = lines.cells[one], lines.cells["phone"]
        rows = np.array([row for row in hit(rng, len(lines), share) if mine[row] and phones[row]], np.int64)
        for row in rows:
            mine[row], phones[row] = phones[row], mine[row]
        lines.touch(rows, fault)
