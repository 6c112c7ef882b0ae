"""Benches by name, and their figures joined."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiayuan.config.benching import FAMILIES, chosen, files, joined, missed
from jiayuan.config.commands.bench import FOLDER


def result(name: str, *keys: str, runs: int = 5, **data: object) -> dict[str, Any]:
    figures = [{"key": key, "value": 1.0, "holds": key != "late", "from": name} for key in keys]
    return {"name": name, "machine": f"m-{name}", "data": data, "runs": runs, "figures": figures}


def test_only_what_can_be_run_is_a_bench(tmp_path: Path) -> None:
    (tmp_path / "parts.py").write_text("def helper() -> None: ...\n")
    (tmp_path / "speed.py").write_text("import sys\n\ndef main() -> None: ...\n")
    (tmp_path / "plain.py").write_text('from bench.report import tell\n\nif __name__ == "__main__":\n    tell({})\n')
    (tmp_path / "worker.py").write_text('if __name__ == "__main__":\n    work()\n')
    (tmp_path / "notes.txt").write_text("\ndef main(")
    assert files(tmp_path) == ["plain", "speed"]


def test_an_installation_without_benches_has_none(tmp_path: Path) -> None:
    assert files(tmp_path / "nowhere") == []


def test_every_family_names_benches_that_lie_there() -> None:
    known = files(FOLDER)
    assert known
    assert [name for name, parts in FAMILIES.items() if not set(parts) <= set(known)] == []


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_is_run_whole(name: str) -> None:
    assert chosen(name, files(FOLDER)) == list(FAMILIES[name])


def test_a_file_is_run_by_its_own_name() -> None:
    assert chosen("cases_list", ["cases_list", "other"]) == ["cases_list"]


@pytest.mark.parametrize("name", ["", "cas", "suite", "nothing"])
def test_an_unknown_name_runs_nothing(name: str) -> None:
    assert chosen(name, files(FOLDER)) == []


def test_a_family_bears_its_own_name() -> None:
    whole = joined("family", [result("a", "x"), result("b", "y")])
    assert (whole["name"], [one["key"] for one in whole["figures"]]) == ("family", ["x", "y"])


def test_keys_stay_single_and_the_first_tells_them() -> None:
    whole = joined("family", [result("a", "x", "y"), result("b", "y", "z")])
    assert [(one["key"], one["from"]) for one in whole["figures"]] == [("x", "a"), ("y", "a"), ("z", "b")]


def test_data_lie_side_by_side_and_the_first_wins() -> None:
    whole = joined("family", [result("a", "x", rows=1, seed=7), result("b", "y", rows=2, nodes=3)])
    assert whole["data"] == {"rows": 1, "seed": 7, "nodes": 3}


def test_the_fewest_runs_count() -> None:
    assert joined("family", [result("a", "x", runs=5), result("b", "y", runs=2)])["runs"] == 2


def test_goals_not_reached_are_named() -> None:
    assert missed(result("a", "x", "late")) == ["late"]
    assert missed(result("a", "x")) == []
