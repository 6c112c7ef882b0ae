"""Writes the workbooks of a community and the truth about every line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.district import District
from jiayuan.config.demo.drawing import drawing
from jiayuan.config.demo.hardship import hardship
from jiayuan.config.demo.ledgers.kinds import LEDGERS
from jiayuan.config.demo.ledgers.ledger import write_lines
from jiayuan.config.demo.ledgers.lines import Lines
from jiayuan.config.demo.ledgers.workbook import Placed, write_workbook
from jiayuan.config.demo.people import people

STRANGERS = 7_919


def named(frame: pl.DataFrame, communities: pl.DataFrame) -> pl.DataFrame:
    """Adds the names of community and street that ledgers write out."""
    names = communities.select("code12", "street_name", community_name=pl.col("name").str.strip_suffix("居委会"))
    return frame.join(names, on="code12", maintain_order="left")


def strangers(district: District, seed: int, code12: str) -> pl.DataFrame:
    """People the base has never heard of, who claim to live in the community."""
    target = district.communities.filter(pl.col("code12") == code12)
    # Another seed gives other people in the same houses.
    found = people(seed + STRANGERS, target, district.houses.rooms, district.as_of)
    whole = drawing(seed, hardship(seed + STRANGERS, found))
    return whole.with_columns(persona=pl.lit(""))


def _truth(file: Path, lines: Lines, placed: Sequence[Placed], known: set[str]) -> pl.DataFrame:
    rows = [
        {
            "file": file.name,
            "sheet": one.sheet,
            "row": one.row,
            "entity": lines.entities[one.line],
            "in_base": lines.entities[one.line] in known,
            "faults": lines.faults[one.line],
        }
        for one in placed
    ]
    return pl.DataFrame(rows, schema_overrides={"faults": pl.List(pl.String)})


def write_ledgers(district: District, seed: int, folder: Path, codes: Sequence[str]) -> pl.DataFrame:
    """Writes five workbooks for every community of `codes` and returns the truth.

    Truth: file, sheet, row (as a spreadsheet counts), entity (uuid or ""), in_base, faults (codes of the error model).
    """
    folder.mkdir(parents=True, exist_ok=True)
    aliases = dict(district.houses.aliases.select("path", "alias").iter_rows())
    everybody, known, truths = named(district.people, district.communities), set(district.base["entity"]), []
    for code in codes:
        insiders = everybody.filter(pl.col("code12") == code)
        outsiders = named(strangers(district, seed, code), district.communities)
        community = str(insiders["community_name"][0])
        for ledger in LEDGERS:
            lines = write_lines(seed, ledger, insiders, outsiders, aliases)
            file = folder / f"{community}-{ledger.title}.xlsx"
            rng = dice(seed, f"workbook {ledger.code} {code}")
            truths.append(_truth(file, lines, write_workbook(rng, file, ledger, community, lines), known))
    return pl.concat(truths)
