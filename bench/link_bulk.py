"""Linking 870,000 dirty rows of five ledgers with a base of 1.04 M people, raw text to decisions, beside its peers.

Prints `{name, machine, data, runs, figures}`. The peers are stock Splink on the same tidied columns, and the number
alone as many offices do it. Seconds and memory are those of `jiayuan ledgers link` as a process of its own.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from bench.linkdata import SEED
from bench.report import Figure, figure, quick, report, tell

RUNS, FULL, QUICK = 5, "district", "1"
ENOUGH = 0.95


@dataclass(frozen=True, slots=True)
class Done:
    """What a process took: seconds of wall clock and of CPU, and its largest memory in MB."""

    seconds: float
    cpu_s: float
    peak_mb: float


def run(*command: str) -> Done:
    """Raises CalledProcessError when the process fails."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    # wait4 tells this child's memory; what ran before would otherwise be the larger.
    assert process.stderr
    told = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command, stderr=told)
    return Done(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def shares(linked: pl.Series, truth: pl.DataFrame) -> dict[str, float]:
    """Precision of links, recall of rows truly in the base, wrong links among those with a relative's number."""
    frame = truth.with_columns(linked=linked.fill_null(""))
    right = pl.col("linked") == pl.col("truth")
    made, there, kin = pl.col("linked") != "", pl.col("truth") != "", pl.col("relative")
    told = frame.select(
        precision=right.filter(made).mean(), recall=right.filter(there).mean(),
        relative_wrong=(made & ~right).filter(kin).mean(),
    ).row(0, named=True)  # fmt: skip
    return {key: float(value or 0) for key, value in told.items()}


def by_number(folder: Path) -> pl.Series:
    """Every row given to whoever has its number, as it is written."""
    base = pl.read_parquet(folder / "base.parquet").select("entity", "id_number").drop_nulls().unique("id_number")
    rows = pl.read_parquet(folder / "rows.parquet").select("id_number")
    return rows.join(base, on="id_number", how="left", maintain_order="left")["entity"]


def by_splink(folder: Path, entities: pl.Series) -> tuple[pl.Series, Done]:
    took = run("bench.stocksplink", *(str(folder / f"{name}.parquet") for name in ("base", "rows", "splink")))
    found = pl.read_parquet(folder / "splink.parquet").filter(pl.col("match_probability") >= ENOUGH)
    count = pl.scan_parquet(folder / "rows.parquet").select(pl.len()).collect().item()
    rows = pl.DataFrame({"n": pl.Series(range(count), dtype=pl.UInt32)})
    best = rows.join(found.with_columns(pl.col("n").cast(pl.UInt32)), on="n", how="left", maintain_order="left")
    return entities.gather(best["b"]), took


def _figures(folder: Path, took: list[Done], small: bool) -> list[Figure]:
    truth = pl.read_parquet(folder / "truth.parquet")
    result = pl.read_parquet(folder / "out.parquet")
    linked = pl.select(pl.when(result["decision"] == "link").then(result["base_id"])).to_series()
    ours, number = shares(linked, truth), shares(by_number(folder), truth)
    stock, splink = by_splink(folder, pl.read_parquet(folder / "base.parquet")["entity"])
    theirs = shares(stock, truth)
    seconds = statistics.median(one.seconds for one in took)
    # Small tables teach less; their shares are shown and not held against the goals.
    goal = (lambda value: None) if small else (lambda value: value)
    return [
        figure("precision", ours["precision"], goal=goal(0.9995), at_least=True, peer=theirs["precision"]),
        figure("recall", ours["recall"], goal=goal(0.95), at_least=True, peer=theirs["recall"]),
        figure("review_rate", float((result["decision"] == "review").mean() or 0), goal=goal(0.015)),  # type: ignore[arg-type]
        figure("relative_id_wrong_rate", ours["relative_wrong"], goal=goal(0.01), peer=theirs["relative_wrong"]),
        figure("seconds", seconds, "s", goal(60), peer=splink.seconds, ratio=seconds / splink.seconds),
        figure("cpu_seconds", statistics.median(one.cpu_s for one in took), "s", peer=splink.cpu_s),
        figure("peak_mb", max(one.peak_mb for one in took), "MB", goal(3_000), peer=splink.peak_mb),
        figure("number_alone_precision", number["precision"]),
        figure("number_alone_recall", number["recall"]),
        figure("number_alone_relative_wrong_rate", number["relative_wrong"]),
    ]


def measure(scale: str, runs: int, *, small: bool) -> dict[str, object]:
    """Writes the tables, links them `runs` times and the peer once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run("bench.linkdata", scale, name)
        tables = [f"--{side}={folder / side}.parquet" for side in ("base", "rows", "out")]
        took = [run("jiayuan.config.cli", "ledgers", "link", *tables, "--json") for _ in range(runs)]
        figures = _figures(folder, took, small)
        counts = {
            side: pl.scan_parquet(folder / f"{side}.parquet").select(pl.len()).collect().item()
            for side in ("base", "rows")
        }
    return report("link_bulk", {**counts, "scale": scale, "seed": SEED}, runs, figures)


if __name__ == "__main__":
    tell(measure(QUICK, 1, small=True) if quick() else measure(FULL, RUNS, small=False))
