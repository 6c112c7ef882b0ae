"""`jiayuan evaluate`: without a database."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner, Result

from jiayuan.config.commands.evaluate import command
from jiayuan.kernel.errors import Invalid

UNIT = {"as_of": "2026-03-15", "unit": {"persons": [{"id": "a", "facts": {"hukou": True, "birth": "1940-01-01"}}]}}


def run(tmp_path: Path, content: str, *options: str) -> Result:
    path = tmp_path / "facts.json"
    path.write_text(content, encoding="utf-8")
    return CliRunner().invoke(command, ["--facts", str(path), *options])


def found(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_one_unit_gives_one_answer(tmp_path: Path) -> None:
    answer = found(run(tmp_path, json.dumps(UNIT), "--json", "--policy", "bj.elder_aged"))
    assert [(line["policy"], line["amount_fen"]) for line in answer["results"]] == [("bj.elder_aged", 10_000)]


def test_a_list_and_lines_give_a_list(tmp_path: Path) -> None:
    assert len(found(run(tmp_path, json.dumps([UNIT, UNIT]), "--json"))) == 2
    lines = f"{json.dumps(UNIT)}\n{json.dumps(UNIT)}\n"
    assert len(found(run(tmp_path, lines, "--json"))) == 2


def test_the_day_may_come_from_the_call(tmp_path: Path) -> None:
    bare = {"unit": UNIT["unit"]}
    assert found(run(tmp_path, json.dumps(bare), "--json", "--as-of", "2026-05-01"))["as_of"] == "2026-05-01"


def test_people_read_a_table(tmp_path: Path) -> None:
    assert "bj.elder_aged" in run(tmp_path, json.dumps(UNIT)).output


@pytest.mark.parametrize(
    "content",
    ["not json", "[1]", '{"unit": {}}', '{"as_of": "2026-01-01", "unit": {"persons": [{"facts": {"x": 1}}]}}'],
)
def test_a_wrong_file_is_said(content: str, tmp_path: Path) -> None:
    assert isinstance(run(tmp_path, content, "--json").exception, Invalid)


def test_another_book_is_said(tmp_path: Path) -> None:
    assert isinstance(run(tmp_path, json.dumps(UNIT), "--book", "nowhere").exception, Invalid)


def bulk(tmp_path: Path, *options: str) -> Result:
    path = tmp_path / "people.parquet"
    columns = {"person": ["a", "b"], "hukou": [True, True], "birth": [date(1940, 1, 1), None]}
    pl.DataFrame(columns).write_parquet(path)
    return CliRunner().invoke(command, ["--facts", str(path), "--policy", "bj.elder_aged", *options])


def test_a_parquet_gives_figures_and_rows(tmp_path: Path) -> None:
    answer = found(bulk(tmp_path, "--as-of", "2026-03-15", "--json"))
    assert [(line["yes"], line["unknown"], line["total_fen"]) for line in answer["policies"]] == [(1, 1, 10_000)]
    assert [(line["unit"], line["status"], line["missing"]) for line in answer["results"]] == [
        ("a", "yes", []),
        ("b", "unknown", ["birth"]),
    ]


def test_rows_may_go_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    answer = found(bulk(tmp_path, "--as-of", "2026-03-15", "--json", "--out", str(out)))
    assert (answer["rows"], pl.read_parquet(out).height) == (2, 2)


def test_figures_are_shown_to_people(tmp_path: Path) -> None:
    result = bulk(tmp_path, "--as-of", "2026-03-15")
    assert result.exit_code == 0
    assert "bj.elder_aged" in result.output


def test_a_parquet_needs_a_day(tmp_path: Path) -> None:
    assert isinstance(bulk(tmp_path).exception, Invalid)


@pytest.mark.parametrize(
    "options",
    [
        [], ["--all"], ["--scope", "110102."], ["--facts", ".", "--all", "--scope", "110102."],
        ["--all", "--scope", "110102.", "--out", "all.csv"], ["--all", "--scope", "110102.", "--book", "de"],
    ],
    ids=["nobody", "no place", "place alone", "twice", "to a file", "another book"],
)  # fmt: skip
def test_whom_to_evaluate_is_said_once(options: list[str]) -> None:
    refused = CliRunner().invoke(command, options)
    assert (refused.exit_code, "--" in refused.output) == (2, True)


def test_an_engine_is_for_files_of_many(tmp_path: Path) -> None:
    assert isinstance(run(tmp_path, json.dumps(UNIT), "--engine", "spark").exception, Invalid)
