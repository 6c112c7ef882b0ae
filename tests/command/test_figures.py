"""Dated figures with their sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jiayuan.command.figures import figures, read_figures


def write(folder: Path, **figure: object) -> Path:
    file = folder / "figures.json"
    file.write_text(json.dumps({"valid_from": "2026-01-01", "figures": {"x": figure}}), encoding="utf-8")
    return file


def test_values_by_name(tmp_path: Path) -> None:
    assert read_figures(write(tmp_path, value=3, source="a table")) == {"x": 3}


def test_figure_without_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no source for x"):
        read_figures(write(tmp_path, value=3))


def test_undated_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    file.write_text(json.dumps({"figures": {}}), encoding="utf-8")
    with pytest.raises(ValueError, match="valid_from"):
        read_figures(file)


def test_shipped_targets() -> None:
    targets = {row["code"]: row["target_s"] for row in figures()["classes"]}
    assert targets == {"temporary": 180, "professional": 300}


def test_shares_of_the_classes_sum_to_one() -> None:
    assert sum(row["share"] for row in figures()["classes"]) == pytest.approx(1.0)


def test_core_weighs_more_than_control() -> None:
    factors = figures()["zone_factor"]
    assert factors["core"] > factors["alert"] > factors["control"] > factors[""]
