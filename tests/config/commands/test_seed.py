"""`jiayuan seed`: scales, and workbooks without a database."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from jiayuan.config.commands.seed import command


def test_an_unknown_scale_is_explained() -> None:
    done = CliRunner().invoke(command, ["--scale", "huge"])
    assert done.exit_code == 2
    assert "demo" in done.output


def test_workbooks_and_truth_without_a_database(tmp_path: Path) -> None:
    truth = tmp_path / "truth.parquet"
    options = ["--scale", "1", "--no-load", "--json", "--ledgers", str(tmp_path / "out"), "--truth", str(truth)]
    done = CliRunner().invoke(command, options)
    assert done.exit_code == 0, done.output
    figures = json.loads(done.stdout)
    assert figures["people"] > 10_000
    assert pl.read_parquet(truth).height == figures["ledger_rows"]
    assert len(list((tmp_path / "out").glob("*.xlsx"))) == 5


@pytest.mark.parametrize("codes", [["110102001007"], ["110102001007", "110102001011"]])
def test_communities_are_chosen(tmp_path: Path, codes: list[str]) -> None:
    options = ["--scale", "1", "--no-load", "--json", "--ledgers", str(tmp_path)]
    for code in codes:
        options += ["--community", code]
    assert CliRunner().invoke(command, options).exit_code == 0
    assert len(list(tmp_path.glob("*.xlsx"))) == 5 * len(codes)
