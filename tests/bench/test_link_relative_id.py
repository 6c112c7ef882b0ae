"""The bench of relatives' numbers looks at their rows alone."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from bench.link_bulk import by_number, shares
from bench.link_relative_id import only_relatives


def test_only_rows_with_a_relative_s_number_are_left_in_their_order(tmp_path: Path) -> None:
    kin = [True, False, True]
    pl.DataFrame({"name": ["甲", "乙", "丙"]}).write_parquet(tmp_path / "rows.parquet")
    pl.DataFrame({"truth": ["1", "2", "3"], "relative": kin}).write_parquet(tmp_path / "truth.parquet")
    assert only_relatives(tmp_path)["truth"].to_list() == ["1", "3"]
    assert pl.read_parquet(tmp_path / "rows.parquet")["name"].to_list() == ["甲", "丙"]


def test_the_number_alone_links_to_the_relative(tmp_path: Path) -> None:
    pl.DataFrame({"entity": ["1", "2"], "id_number": ["a", "b"]}).write_parquet(tmp_path / "base.parquet")
    pl.DataFrame({"id_number": ["b", "a"]}).write_parquet(tmp_path / "rows.parquet")
    truth = pl.DataFrame({"truth": ["1", "1"], "relative": [True, True]})
    assert shares(by_number(tmp_path), truth)["relative_wrong"] == 0.5
