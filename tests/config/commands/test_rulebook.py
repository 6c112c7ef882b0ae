"""`jiayuan rulebook check | cases`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from jiayuan.config.commands.rulebook import command
from jiayuan.kernel.errors import Invalid
from tests.benefits.engine.toy import written


def test_the_shipped_book_passes() -> None:
    result = CliRunner().invoke(command, ["check", "--people", "200", "--as-of", "2026-03-15", "--json"])
    report = json.loads(result.output)
    assert result.exit_code == 0
    assert (report["ok"], report["differences"], report["policies"]) == (True, 0, 9)


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
