"""One ledger of one community: who is in it, written down and spoilt as the error model says."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Ints, dice
from jiayuan.config.demo.ledgers import mishaps
from jiayuan.config.demo.ledgers.clerk import write_down
from jiayuan.config.demo.ledgers.idslips import ID_SLIPS
from jiayuan.config.demo.ledgers.kinds import Ledger
from jiayuan.config.demo.ledgers.lines import Lines
from jiayuan.config.demo.ledgers.nameslips import NAME_SLIPS
from jiayuan.config.demo.ledgers.phoneslips import PHONE_SLIPS
from jiayuan.config.demo.ledgers.slips import slip_in

REPEATED = 0.01


def _members(rng: np.random.Generator, ledger: Ledger, insiders: pl.DataFrame, outsiders: pl.DataFrame) -> pl.DataFrame:
    """Who is in the ledger; `person` is null for those the base has never heard of."""
    members = insiders.filter(ledger.members)
    chosen = members.filter(pl.Series(rng.random(members.height) < ledger.coverage))
    wanted = max(1, round(chosen.height * ledger.outsiders / (1 - ledger.outsiders)))
    # They claim to live here.
    strangers = outsiders.filter(ledger.members).head(wanted).with_columns(person=pl.lit(None, pl.String))
    return pl.concat([chosen, strangers.select(chosen.columns)])


def _spoil(rng: np.random.Generator, lines: Lines) -> None:
    """Everything that goes wrong cell by cell. The order is part of the seed: keep it."""
    slip_in(rng, lines, "id_number", ID_SLIPS)
    slip_in(rng, lines, "name", NAME_SLIPS)
    mishaps.change_phones(rng, lines)
    slip_in(rng, lines, "phone", PHONE_SLIPS)
    mishaps.keep_old_addresses(rng, lines)
    mishaps.mistake_sex(rng, lines)
    mishaps.write_small_x(rng, lines)
    mishaps.exchange(rng, lines)


def _repeats(rows: Ints) -> Ints:
    """Where a line stands that was written before, further up."""
    _, first = np.unique(rows, return_index=True)
    return np.setdiff1d(np.arange(len(rows)), first)


def write_lines(
    seed: int, ledger: Ledger, insiders: pl.DataFrame, outsiders: pl.DataFrame, aliases: Mapping[str, str]
) -> Lines:
    """The lines of one ledger of one community; both frames have the columns of the demo's people."""
    rng = dice(seed, f"ledger {ledger.code} {insiders['code12'].first()}")
    frame = _members(rng, ledger, insiders, outsiders)
    lines = write_down(rng, frame, aliases)
    mishaps.leave_blank(rng, lines, ledger.empty)
    mishaps.mix_up_relatives(rng, lines, frame["household"], insiders)
    _spoil(rng, lines)
    lines.keep_true(ledger.columns)
    again = mishaps.hit(rng, len(lines), REPEATED)
    rows = rng.permutation(np.concatenate([np.arange(len(lines)), again]))
    mixed = lines.order(rows)
    mixed.touch(_repeats(rows), "repeated")
    return mixed
