"""The peer of the linking bench: Splink as its guide shows it, on the same tidied columns, thresholds and all stock.

`python -m bench.stocksplink BASE ROWS OUT` writes row, base_id, probability of every row's best pair.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from jiayuan.ledgers.linking.columns import guess
from jiayuan.ledgers.linking.tidy import tidy

COLUMNS = ("name", "sex", "birth", "id", "phone", "room", "community")
RULES = (("id",), ("phone", "name"), ("name", "birth"), ("name", "room"), ("name", "community"))


def _table(path: Path) -> pl.DataFrame:
    table = pl.read_parquet(path)
    room = pl.concat_str("head", "first", "mid", "last", separator="|")
    frame = tidy(table, guess(table.columns)).select(
        unique_id="n",
        room=pl.when(pl.col("last") != "").then(room),
        phone=pl.col("phones").list.first(),
        **{name: pl.when(pl.col(name) != "").then(name) for name in ("name", "sex", "birth", "id", "community")},
    )
    return frame.select("unique_id", *COLUMNS)


def settings() -> SettingsCreator:
    """One stock comparison per column."""
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.9, 0.7]).configure(term_frequency_adjustments=True),
            cl.LevenshteinAtThresholds("id", [1, 2]),
            cl.DateOfBirthComparison("birth", input_is_string=True),
            cl.LevenshteinAtThresholds("phone", [1]),
            cl.ExactMatch("room"),
            cl.ExactMatch("sex"),
            cl.ExactMatch("community"),
        ],
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in RULES],
    )


def predict(base: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Every row's best person with its probability."""
    database = DuckDBAPI()
    frames = [database.register(frame.to_arrow()) for frame in (base, rows)]
    linker = Linker(frames, settings())
    linker.training.estimate_probability_two_random_records_match([block_on("id")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in (("id",), ("name", "phone")):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    found = pl.DataFrame(linker.inference.predict(threshold_match_probability=0.5).as_pyarrow_table())
    sides = found.select("match_probability", b="unique_id_l", n="unique_id_r")
    return sides.sort("match_probability", descending=True).group_by("n").first()


if __name__ == "__main__":
    people, asked = (_table(Path(path)) for path in sys.argv[1:3])
    predict(people, asked).write_parquet(sys.argv[3])
