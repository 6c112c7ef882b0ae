"""What a careful clerk writes about people: right values, each in one of its usual spellings."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import pick
from jiayuan.config.demo.ledgers import spellings
from jiayuan.config.demo.ledgers.kinds import SKILLS, TENURES, WORDS
from jiayuan.config.demo.ledgers.lines import Lines

CHINESE_NUMBERS, WIDE_ADDRESS, OLD_NAME = 0.05, 0.03, 0.03
# A compound's path: district, street, community, compound. Its older name is kept under that.
COMPOUND = len("110102.001.001.0001.")


def _addresses(
    rng: np.random.Generator, frame: pl.DataFrame, aliases: Mapping[str, str]
) -> tuple[list[str], list[list[str]]]:
    """Address lines, and what makes each of them hard to read."""
    n = frame.height
    building, yard = (spellings.forms(rng, form, n) for form in (spellings.BUILDING_FORMS, spellings.YARD_FORMS))
    prefix = spellings.forms(rng, spellings.PREFIXES, n)
    characters, wide, old = (rng.random(n) < share for share in (CHINESE_NUMBERS, WIDE_ADDRESS, OLD_NAME))
    written, faults = [], []
    for at, row in enumerate(frame.iter_rows(named=True)):
        known = row["street"]
        if old[at]:
            row["street"] = aliases.get(row["path"][:COMPOUND], known)
        form = yard[at] if row["kind"] == "yard" else building[at]
        plain = spellings.write_address(form, prefix[at], row, characters=False)
        text = spellings.write_address(form, prefix[at], row, characters=True) if characters[at] else plain
        last = spellings.wide(text) if wide[at] else text
        # Numbers over 99 stay digits: only what really changed is told.
        told = {"address_old_name": row["street"] != known, "address_characters": text != plain}
        faults.append([name for name, holds in (*told.items(), ("address_wide", last != text)) if holds])
        written.append(last)
    return written, faults


def write_down(rng: np.random.Generator, frame: pl.DataFrame, aliases: Mapping[str, str]) -> Lines:
    """A line about everybody of `frame`, which has the columns of the demo's people; a null person is an outsider."""
    n = frame.height
    # Ledgers are older than the last change of a name.
    names = [former or name for name, former in frame.select("name", "former_name").iter_rows()]
    cells = {
        "name": names,
        "sex": [WORDS["sex"][value] for value in frame["sex"]],
        "id_number": frame["id_number"].fill_null("").to_list(),
        "birth": spellings.write_dates(rng, frame["born"].to_list()),
        "phone": frame["phone"].fill_null("").to_list(),
        "community": frame["community_name"].to_list(),
    }
    cells["address"], faults = _addresses(rng, frame, aliases)
    return Lines({**cells, **_extras(rng, frame, n)}, frame["person"].fill_null("").to_list(), faults)


def _extras(rng: np.random.Generator, frame: pl.DataFrame, n: int) -> dict[str, list[str]]:
    """What only one kind of ledger asks for."""
    return {
        "assessed": [WORDS["assessed"][value or ""] for value in frame["elder.assessed"]],
        "certificate": frame["dis.certificate"].fill_null("").to_list(),
        "type": [WORDS["type"][value or ""] for value in frame["dis.type"]],
        "level": [WORDS["level"][value] for value in frame["dis.level"]],
        "relief": [WORDS["relief"][value] for value in frame["relief.status"]],
        "skill": pick(rng, SKILLS, n).tolist(),
        "tenure": pick(rng, TENURES, n, (70, 20, 10)).tolist(),
    }
