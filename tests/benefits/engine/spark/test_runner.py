"""The runner on Spark keeps the promises of the runner on DuckDB."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
from click.testing import CliRunner

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.setrun import SetRunner, arrow_people
from jiayuan.benefits.engine.spark.runner import SparkRunner
from jiayuan.config.commands.evaluate import command
from tests.benefits.engine.toy import AS_OF, only

pytestmark = [pytest.mark.spark, pytest.mark.usefixtures("spark")]


def people(book: RuleBook, *hukou: bool | None) -> pa.Table:
    states = [0 if one is None else 2 for one in hukou]
    keys = [f"p{at}" for at in range(len(hukou))]
    return arrow_people({"person": keys, "hukou": hukou, "hukou__state": states}, book)


def test_yes_no_and_unknown_are_counted_and_noes_not_kept(book: RuleBook) -> None:
    given = people(book, True, False, False, None)
    with SparkRunner(given, book, AS_OF) as here, SetRunner(given, book, AS_OF) as there:
        found, wanted = here.policy(only(book)), there.policy(only(book))
    assert found.counts == wanted.counts == {1: 1, 0: 2, -1: 1}
    assert found.rows.sort_by("person").to_pylist() == wanted.rows.sort_by("person").to_pylist()


def test_a_source_that_is_down_is_said(book: RuleBook) -> None:
    with SparkRunner(people(book, None), book, AS_OF) as runner:
        assert runner.policy(only(book), frozenset({"hukou"})).counts == {-4: 1}


def test_two_runs_do_not_read_each_other_s_people(book: RuleBook) -> None:
    with SparkRunner(people(book, True), book, AS_OF) as one, SparkRunner(people(book, False), book, AS_OF) as other:
        assert (one.policy(only(book)).counts, other.policy(only(book)).counts) == ({1: 1}, {0: 1})


def test_facts_are_deleted_with_the_run(book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIAYUAN_SPARK_FOLDER", str(tmp_path))
    with SparkRunner(people(book, True), book, AS_OF):
        (folder,) = tmp_path.iterdir()
        assert folder.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_the_same_by_either_engine(tmp_path: Path) -> None:
    pl.DataFrame({"person": ["a", "b"], "hukou": [True, None], "age": [85, 30]}).write_parquet(tmp_path / "p.parquet")
    call = ["--facts", str(tmp_path / "p.parquet"), "--as-of", "2026-03-15", "--policy", "bj.elder_aged", "--json"]
    told = [CliRunner().invoke(command, [*call, "--engine", engine]).output for engine in ("duckdb", "spark")]
    first, second = map(json.loads, told)
    assert first == second
    assert first["policies"][0]["yes"] == 1
