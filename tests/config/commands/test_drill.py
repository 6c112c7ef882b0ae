"""`jiayuan drill` and `play`: what is shown, and what fails the drill."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from jiayuan.config.commands import drill, play
from jiayuan.config.postgres.ports import free_port
from jiayuan.kernel.errors import Unavailable
from tests.config.drill.test_figures import GOOD


def test_a_program_that_fails_gives_its_exit_code(tmp_path: Path) -> None:
    assert drill.run(tmp_path, "worker", "no-such-command") == 2


def test_a_program_that_works_gives_none(tmp_path: Path) -> None:
    assert drill.run(tmp_path, "worker", "evaluate", "--help") == 0


def test_a_database_that_is_not_there_ends_the_drill_in_words() -> None:
    done = CliRunner().invoke(drill.command, ["--database-url", f"postgresql://a@127.0.0.1:{free_port()}/postgres"])
    assert isinstance(done.exception, Unavailable)


def test_the_report_is_a_table_of_every_figure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    play.show(GOOD)
    out, err = capsys.readouterr()
    assert out == ""
    for chapter, label, value in GOOD.rows():
        assert any(chapter in line and label in line and value in line for line in err.splitlines()), label


def test_a_good_drill_shows_no_cross(capsys: pytest.CaptureFixture[str]) -> None:
    play.show(GOOD)
    assert "✗" not in capsys.readouterr().err


def test_what_failed_is_shown_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    bad = replace(GOOD, audit=replace(GOOD.audit, verified=False), ledger=replace(GOOD.ledger, undo_exact=False))
    play.show(bad)
    said = capsys.readouterr().err
    assert all(failure in said for failure in bad.failures())
    assert len(bad.failures()) == 2


def test_play_is_a_part_of_the_drill_and_not_listed_as_a_command() -> None:
    assert play.command.hidden
    assert not drill.command.hidden
