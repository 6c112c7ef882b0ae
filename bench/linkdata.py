"""Tables for the linking benches: a base and five dirty ledgers of the whole district, with the truth about every row.

The generator is the demo's; coverage is set so that 870,000 rows come out at full scale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl

from jiayuan.config.demo.areas import read_divisions, targets
from jiayuan.config.demo.district import District, generate
from jiayuan.config.demo.ledgers.kinds import LEDGERS
from jiayuan.config.demo.ledgers.ledger import write_lines
from jiayuan.config.demo.ledgers.write import named, strangers
from jiayuan.config.demo.scale import Scale

SEED, AS_OF = 7, date(2026, 11, 1)
# Share of those a ledger is about that stand in it.
COVERAGE = {"elderly": 0.56, "disabled": 0.95, "low_income": 0.80, "volunteers": 0.115, "property": 0.82}
FIELDS = ("name", "sex", "id_number", "birth", "phone", "address", "community")
DIVISIONS = Path(__file__).parents[1] / "seeds" / "divisions" / "xicheng.csv"


def district_of(scale: str, seed: int = SEED) -> District:
    divisions = read_divisions(DIVISIONS)
    # Where a house stands on the map says nothing about whose line it is.
    points = targets(divisions, Scale.parse(scale)).select("code12", lon=pl.lit(116.37), lat=pl.lit(39.9))
    return generate(seed, Scale.parse(scale), DIVISIONS, points, AS_OF)


def _digits(column: str) -> pl.Expr:
    return pl.col(column).str.replace_all(r"\D", "")


def _addressed(district: District) -> pl.DataFrame:
    """Rooms with the one standard address each: what a base holds."""
    head = pl.concat_str(pl.lit("北京市西城区"), "street_name", "community_name", "street")
    yard = pl.format("{}{}号院{}号", head, _digits("number"), _digits("room"))
    flat = pl.format("{}{}号楼{}单元{}室", head, _digits("number"), _digits("unit"), _digits("room"))
    rooms = named(district.houses.rooms, district.communities)
    address = pl.when(pl.col("kind") == "yard").then(yard).otherwise(flat)
    return rooms.select("path", address=address, community="community_name")


def ledgers(district: District) -> Iterator[pl.DataFrame]:
    """Dirty lines of one ledger and community after the other: ledger, truth, relative and the fields."""
    aliases = dict(district.houses.aliases.select("path", "alias").iter_rows())
    everybody, known = named(district.people, district.communities), set(district.base["entity"])
    for code in district.communities["code12"]:
        insiders = everybody.filter(pl.col("code12") == code)
        outsiders = named(strangers(district, SEED, code), district.communities)
        for ledger in LEDGERS:
            lines = write_lines(SEED, replace(ledger, coverage=COVERAGE[ledger.code]), insiders, outsiders, aliases)
            cells = {field: lines.cells[field] for field in FIELDS if field in ledger.columns}
            truth = {"truth": [one if one in known else "" for one in lines.entities],
                     "relative": ["id_relative" in faults for faults in lines.faults]}  # fmt: skip
            yield pl.DataFrame({"ledger": [ledger.code] * len(lines), **truth, **cells})


def write(scale: str, folder: Path) -> None:
    """base.parquet (entity and the fields), rows.parquet (the fields) and truth.parquet (ledger, truth, relative)."""
    district = district_of(scale)
    base = district.base.join(_addressed(district), left_on="residence.actual", right_on="path", how="left")
    base.select("entity", *FIELDS).write_parquet(folder / "base.parquet")
    rows = pl.concat(ledgers(district), how="diagonal")
    rows.select(*FIELDS).write_parquet(folder / "rows.parquet")
    rows.select("ledger", "truth", "relative").write_parquet(folder / "truth.parquet")


if __name__ == "__main__":
    write(sys.argv[1], Path(sys.argv[2]))
