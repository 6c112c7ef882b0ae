"""The lines of one ledger: the people in it, and everything that goes wrong while they are written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Ints, dice, pick
from jiayuan.config.demo.ledgers import spellings
from jiayuan.config.demo.ledgers.kinds import SKILLS, TENURES, WORDS, Ledger
from jiayuan.config.demo.ledgers.slips import ID_SLIPS, NAME_SLIPS, PHONE_SLIPS, Slip
from jiayuan.config.demo.phones import mobiles

RELATIVES_ID, LOWER_X, OTHER_PHONE, SEX_WRONG = 0.005, 0.35, 0.11, 0.004
CHINESE_NUMBERS, WIDE_ADDRESS, MOVED, OLD_NAME = 0.05, 0.03, 0.02, 0.03
NAME_PHONE, ID_PHONE, REPEATED = 0.003, 0.003, 0.01


@dataclass(slots=True)
class Lines:
    """Cells by field, the person behind every line ("" for outsiders), and what was done to it."""

    cells: dict[str, list[str]]
    entities: list[str]
    faults: list[list[str]]

    def __len__(self) -> int:
        return len(self.entities)

    def order(self, rows: Ints) -> Lines:
        """The same lines in another order, repeats allowed."""
        cells = {field: [values[row] for row in rows] for field, values in self.cells.items()}
        return Lines(cells, [self.entities[row] for row in rows], [list(self.faults[row]) for row in rows])

    def touch(self, rows: Ints, fault: str) -> None:
        for row in rows:
            self.faults[row].append(fault)


def _hit(rng: np.random.Generator, n: int, share: float) -> Ints:
    return np.flatnonzero(rng.random(n) < share)


def _slip(rng: np.random.Generator, lines: Lines, field: str, slips: Mapping[str, tuple[float, Slip]]) -> None:
    """At most one slip per cell; empty cells and those of other documents stay."""
    # One slip a cell: the truth must say what was done to it.
    values, shares = lines.cells[field], [share for share, _ in slips.values()]
    which = rng.choice(len(slips) + 1, len(values), p=[*shares, 1 - sum(shares)])
    for number, (fault, (_, slip)) in enumerate(slips.items()):
        for row in np.flatnonzero(which == number):
            good = values[row]
            if not good or (field != "name" and not good[:-1].isdigit()):
                continue
            values[row] = slip(rng, good)
            if values[row] != good:
                lines.faults[row].append(fault)


def _relatives(rng: np.random.Generator, lines: Lines, frame: pl.DataFrame, everybody: pl.DataFrame) -> None:
    """Somebody of the same household is written with the number of another."""
    # A child's line with the parent's number is the commonest harmful error of all.
    numbers = everybody.select("household", "id_number").drop_nulls().group_by("household").agg("id_number")
    kin = dict(numbers.iter_rows())
    for row in _hit(rng, len(lines), RELATIVES_ID):
        own = lines.cells["id_number"][row]
        others = [number for number in kin.get(frame["household"][int(row)], []) if number != own]
        if own and others:
            lines.cells["id_number"][row] = others[0]
            lines.faults[row].append("id_relative")


def _addresses(rng: np.random.Generator, frame: pl.DataFrame, aliases: dict[str, str]) -> list[str]:
    n = frame.height
    building, yard = (spellings.forms(rng, form, n) for form in (spellings.BUILDING_FORMS, spellings.YARD_FORMS))
    prefix = spellings.forms(rng, spellings.PREFIXES, n)
    characters, wide, old = (rng.random(n) < share for share in (CHINESE_NUMBERS, WIDE_ADDRESS, OLD_NAME))
    written = []
    for at, row in enumerate(frame.iter_rows(named=True)):
        if old[at]:
            row["street"] = aliases.get(row["path"][:20], row["street"])
        form = yard[at] if row["kind"] == "yard" else building[at]
        text = spellings.write_address(form, prefix[at], row, characters=bool(characters[at]))
        written.append(spellings.wide(text) if wide[at] else text)
    return written


def _good(rng: np.random.Generator, frame: pl.DataFrame, aliases: dict[str, str]) -> dict[str, list[str]]:
    """What a careful clerk would write, each in an own spelling."""
    n = frame.height
    names = [former or name for name, former in frame.select("name", "former_name").iter_rows()]
    return {
        "name": names,
        "sex": [WORDS["sex"][value] for value in frame["sex"]],
        "id_number": frame["id_number"].fill_null("").to_list(),
        "birth": spellings.write_dates(rng, frame["born"].to_list()),
        "phone": frame["phone"].fill_null("").to_list(),
        "community": frame["community_name"].to_list(),
        "address": _addresses(rng, frame, aliases),
        "assessed": [WORDS["assessed"][value or ""] for value in frame["elder.assessed"]],
        "certificate": frame["dis.certificate"].fill_null("").to_list(),
        "type": [WORDS["type"][value or ""] for value in frame["dis.type"]],
        "level": [WORDS["level"][value] for value in frame["dis.level"]],
        "relief": [WORDS["relief"][value] for value in frame["relief.status"]],
        "skill": pick(rng, SKILLS, n).tolist(),
        "tenure": pick(rng, TENURES, n, (70, 20, 10)).tolist(),
    }


def _moved(rng: np.random.Generator, lines: Lines) -> None:
    """Addresses of somebody who lives elsewhere now."""
    rows = _hit(rng, len(lines), MOVED)
    values = lines.cells["address"]
    for row, other in zip(rows, rng.permutation(len(lines)), strict=False):
        values[row] = values[int(other)]
    lines.touch(rows, "address_moved")


def _phones(rng: np.random.Generator, lines: Lines) -> None:
    rows = np.array([row for row in _hit(rng, len(lines), OTHER_PHONE) if lines.cells["phone"][row]], np.int64)
    for row, number in zip(rows, mobiles(rng, len(rows)), strict=True):
        lines.cells["phone"][row] = number
    lines.touch(rows, "phone_other")
    _slip(rng, lines, "phone", PHONE_SLIPS)


def _small_things(rng: np.random.Generator, lines: Lines) -> None:
    """Wrong sex, small x, and cells that changed places."""
    sex, numbers, phones, names = (lines.cells[field] for field in ("sex", "id_number", "phone", "name"))
    for row in _hit(rng, len(lines), SEX_WRONG):
        sex[row] = "女" if sex[row] == "男" else "男"
        lines.faults[row].append("sex_wrong")
    for row in _hit(rng, len(lines), LOWER_X):
        numbers[row] = numbers[row].replace("X", "x")
    for one, other, share, fault in (
        (names, phones, NAME_PHONE, "name_phone"),
        (numbers, phones, ID_PHONE, "id_phone"),
    ):
        rows = np.array([row for row in _hit(rng, len(lines), share) if one[row] and other[row]], np.int64)
        for row in rows:
            one[row], other[row] = other[row], one[row]
        lines.touch(rows, fault)


def _blanks(rng: np.random.Generator, lines: Lines, ledger: Ledger) -> None:
    for field, share in ledger.empty.items():
        for row in _hit(rng, len(lines), share):
            lines.cells[field][row] = ""


def write_lines(
    seed: int, ledger: Ledger, insiders: pl.DataFrame, outsiders: pl.DataFrame, aliases: dict[str, str]
) -> Lines:
    """The lines of one ledger of one community; both frames have the columns of the demo's people."""
    rng = dice(seed, f"ledger {ledger.code} {insiders['code12'].first()}")
    members = insiders.filter(ledger.members)
    chosen = members.filter(pl.Series(rng.random(members.height) < ledger.coverage))
    wanted = max(1, round(chosen.height * ledger.outsiders / (1 - ledger.outsiders)))
    # They claim to live here; the base has never heard of them.
    strangers = outsiders.filter(ledger.members).head(wanted)
    frame = pl.concat([chosen, strangers.select(chosen.columns)])
    entities = [*chosen["person"].to_list(), *[""] * strangers.height]
    lines = Lines(_good(rng, frame, aliases), entities, [[] for _ in entities])
    _blanks(rng, lines, ledger)
    _relatives(rng, lines, frame, insiders)
    _slip(rng, lines, "id_number", ID_SLIPS)
    _slip(rng, lines, "name", NAME_SLIPS)
    _phones(rng, lines)
    _moved(rng, lines)
    _small_things(rng, lines)
    repeats = _hit(rng, len(lines), REPEATED)
    rows = rng.permutation(np.concatenate([np.arange(len(lines)), repeats]))
    return lines.order(rows)
