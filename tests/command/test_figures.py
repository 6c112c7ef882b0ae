"""Dated figures with their sources."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from jiayuan.command.figures import figures, read_figures
from jiayuan.command.words import SKILLS


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


@pytest.mark.parametrize(
    "name", ["zone_factor", "zone_staffed_share", "crowd_bands", "turnout_s", "stale_fix_s", "classes"]
)
def test_figure_the_rules_ask_for_is_there(name: str) -> None:
    assert figures()[name]


def test_every_figure_names_its_source_and_the_file_its_date() -> None:
    document = json.loads(Path("seeds/command/figures.json").read_text(encoding="utf-8"))
    assert date.fromisoformat(document["valid_from"])
    assert all(len(figure["source"]) > 10 for figure in document["figures"].values())


def test_several_figures_without_source_are_all_named(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    wrong = {"valid_from": "2026-01-01", "figures": {"a": {"value": 1}, "b": {"value": 2, "source": ""}}}
    file.write_text(json.dumps(wrong), encoding="utf-8")
    with pytest.raises(ValueError, match="no source for a, b"):
        read_figures(file)


def test_figure_of_nothing_is_a_figure(tmp_path: Path) -> None:
    assert read_figures(write(tmp_path, value=0, source="a table")) == {"x": 0}


def test_classes_are_complete_and_sane() -> None:
    for row in figures()["classes"]:
        assert 0 < row["target_s"] < row["cap_s"]
        assert 0 <= row["busy"] < 1
        assert row["skill"] in SKILLS
        assert row["units"] >= 1


def test_fix_counts_as_stale_after_it_counts_as_old() -> None:
    assert 0 < figures()["age_from_s"] < figures()["stale_fix_s"]
    assert figures()["offer_p1_s"] < figures()["offer_s"]
    assert figures()["slack_p2_s"] < figures()["slack_p3_s"]
