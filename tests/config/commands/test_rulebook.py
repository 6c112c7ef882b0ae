"""`jiayuan rulebook`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from jiayuan.benefits.rulebook import load_book
from jiayuan.config.commands.rulebook import command
from jiayuan.kernel.errors import Invalid
from tests.benefits.conftest import base
from tests.benefits.engine.toy import written

__all__ = ["base"]


def test_the_shipped_book_passes() -> None:
    result = CliRunner().invoke(command, ["check", "--people", "200", "--as-of", "2026-03-15", "--json"])
    report = json.loads(result.output)
    assert result.exit_code == 0
    assert (report["ok"], report["differences"], report["policies"]) == (True, 0, len(load_book().policies))


def test_cases_alone() -> None:
    result = CliRunner().invoke(command, ["cases", "--json"])
    assert json.loads(result.output)["cases"] >= 90


def test_a_book_without_cases_fails(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["cases", "--book", str(written(tmp_path)), "--json"])
    assert result.exit_code == 1
    assert not json.loads(result.output)["ok"]


def test_findings_are_shown_to_people(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["check", "--book", str(written(tmp_path)), "--people", "20"])
    assert result.exit_code == 1


def test_a_missing_book_is_said() -> None:
    assert isinstance(CliRunner().invoke(command, ["cases", "--book", "nowhere"]).exception, Invalid)


FULL = {"policy": "toy.one", "cases": [{"title": "有", "as_of": "2026-03-15", "facts": {"hukou": True}, "expect": {}}]}


def ran(*args: str) -> tuple[int, dict[str, Any]]:
    result = CliRunner().invoke(command, [*args, "--json"])
    return result.exit_code, json.loads(result.output)


def test_the_grid_names_the_gap(tmp_path: Path) -> None:
    code, report = ran("grid", "--book", str(written(tmp_path)))
    assert code == 1
    assert (report["findings"][0]["where"], report["policies"]["toy.one"]["cells"]) == ("toy.one:—", 2)


def test_the_grid_is_part_of_the_check(tmp_path: Path) -> None:
    folder = written(tmp_path, cases=FULL)
    assert ran("check", "--book", str(folder), "--people", "0")[0] == 1
    (folder / "gaps.yaml").write_text("gaps: {toy.one: [{why: 没有}]}", encoding="utf-8")
    code, report = ran("check", "--book", str(folder), "--people", "0")
    assert (code, report["cells"], report["cases"]) == (0, 2, 1)


def test_a_book_goes_out_and_comes_back(tmp_path: Path) -> None:
    folder = written(tmp_path / "book", cases=FULL)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    assert CliRunner().invoke(command, ["export-xlsx", str(tmp_path / "b.xlsx"), "--book", str(folder)]).exit_code == 0
    code, report = ran("import-xlsx", str(tmp_path / "b.xlsx"), "--into", str(folder))
    assert (code, report["changed"]) == (0, [])
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_a_changed_cell_changes_its_file(tmp_path: Path) -> None:
    folder = written(tmp_path / "book", cases=FULL)
    CliRunner().invoke(command, ["export-xlsx", str(tmp_path / "b.xlsx"), "--book", str(folder)])
    book = load_workbook(tmp_path / "b.xlsx")
    next(cell for row in book["one"] for cell in row if cell.value == "100元").value = "90元"
    book.save(tmp_path / "b.xlsx")
    assert ran("import-xlsx", str(tmp_path / "b.xlsx"), "--into", str(folder))[1]["changed"] == ["policies/one.yaml"]
    assert "90元" in (folder / "policies" / "one.yaml").read_text(encoding="utf-8")


def test_a_wrong_workbook_changes_nothing(tmp_path: Path) -> None:
    folder = written(tmp_path / "book")
    (tmp_path / "b.xlsx").write_bytes(b"no workbook")
    before = (folder / "policies" / "one.yaml").read_bytes()
    code, report = ran("import-xlsx", str(tmp_path / "b.xlsx"), "--into", str(folder))
    assert (code, report["findings"][0]["what"][:5]) == (1, "文件打不开")
    assert (folder / "policies" / "one.yaml").read_bytes() == before


@pytest.mark.django_db
def test_the_dry_run_against_itself_changes_nothing(base: object) -> None:
    code, report = ran("diff", "--book", "bj")
    assert code == 0
    assert report["base_hash"] == report["book_hash"]
    assert all(line["change"] == {"gain": 0, "lose": 0, "fen": 0} for line in report["policies"])


@pytest.mark.django_db
def test_the_dry_run_is_told_to_people(base: object) -> None:
    result = CliRunner().invoke(command, ["diff"])
    assert "bj.elder_aged: 增 0 人，减 0 人" in result.output
