"""Rows that bear a relative's number: how many are linked to the wrong person, beside the number alone.

Prints `{name, machine, data, runs, figures}`. The rows are those of link_bulk, the others left out; the base is whole.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import polars as pl

from bench.link_bulk import FULL, QUICK, by_number, run, shares
from bench.linkdata import SEED
from bench.report import figure, quick, report, tell


def only_relatives(folder: Path) -> pl.DataFrame:
    """Leaves in rows.parquet only those with a relative's number; returns their truth."""
    truth = pl.read_parquet(folder / "truth.parquet")
    rows = pl.read_parquet(folder / "rows.parquet")
    rows.filter(truth["relative"]).write_parquet(folder / "rows.parquet")
    return truth.filter("relative")


def measure(scale: str) -> dict[str, object]:
    """Writes the tables and links the rows once: shares need no median."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run("bench.linkdata", scale, name)
        truth = only_relatives(folder)
        tables = [f"--{side}={folder / side}.parquet" for side in ("base", "rows", "out")]
        run("jiayuan.config.cli", "ledgers", "link", *tables, "--json")
        out = pl.read_parquet(folder / "out.parquet")
        linked = pl.select(pl.when(out["decision"] == "link").then(out["base_id"])).to_series()
        ours, number = (shares(found, truth)["relative_wrong"] for found in (linked, by_number(folder)))
        held = float((out["decision"] != "link").mean() or 0)  # type: ignore[arg-type]  # a share, never a date
    figures = [
        figure("relative_id_wrong_rate", ours, goal=0.01, peer=number),
        figure("relative_id_held_back_rate", held),
    ]
    return report("link_relative_id", {"rows": truth.height, "scale": scale, "seed": SEED}, 1, figures)


if __name__ == "__main__":
    tell(measure(QUICK if quick() else FULL))
