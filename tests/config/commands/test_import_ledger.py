"""`jiayuan import-ledger`: from file to merged and back, without the web."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jiayuan.config.commands.import_ledger import command
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk

__all__ = ["desk"]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "老年人.xlsx"
    path.write_bytes(books.workbook([*(books.line(n) for n in range(6)), books.line(7, 联系电话="1")]))
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments])


def answer(result: Result) -> dict[str, object]:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_preview_changes_nothing(desk: Desk, workbook: Path) -> None:
    told = answer(run(workbook, "--office", desk.office, "--as-of", "2026-03-01", "--json"))
    assert told["state"] == "previewed"
    assert told["counts"]["linked"] == 6  # type: ignore[index]


def test_yes_merges_and_undo_takes_it_back(desk: Desk, workbook: Path) -> None:
    merged = answer(run(workbook, "--office", desk.office, "--yes", "--json"))
    assert merged["state"] == "merged"
    undone = answer(run("--office", desk.office, "--undo", merged["id"], "--json"))
    assert undone["state"] == "undone"


def test_a_second_run_is_the_same_receipt(desk: Desk, workbook: Path) -> None:
    first = answer(run(workbook, "--office", desk.office, "--yes", "--json"))
    assert answer(run(workbook, "--office", desk.office, "--yes", "--json"))["id"] == first["id"]


def test_the_error_workbook_is_saved(desk: Desk, workbook: Path, tmp_path: Path) -> None:
    target = tmp_path / "errors.xlsx"
    run(workbook, "--office", desk.office, "--errors", target)
    assert target.read_bytes()[:2] == b"PK"


def test_words_go_to_stderr(desk: Desk, workbook: Path) -> None:
    assert run(workbook, "--office", desk.office).stdout == ""


@pytest.mark.parametrize("arguments", [(), ("--office", 1), ("--undo", "00000000-0000-0000-0000-000000000001")])
def test_half_a_command_is_explained(arguments: tuple[object, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "--office" in result.output


def test_an_unknown_office_is_told(desk: Desk, workbook: Path) -> None:
    assert run(workbook, "--office", 10**6).exit_code == 1


def test_a_broken_file_is_told(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK not a workbook")
    assert run(path, "--office", desk.office).exit_code == 1
