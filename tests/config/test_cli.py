"""The command line: it finds its commands, starts plain ones at once, and says errors in words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from jiayuan.config.cli import COMMANDS, LOGINS, PLAIN, Lazy, main
from jiayuan.config.postgres.roles import LOGINS as DATABASE_LOGINS
from jiayuan.kernel.errors import Refused

NAMES = sorted(file.stem.replace("_", "-") for file in COMMANDS.glob("[a-z]*.py"))


def test_help_names_every_command() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    assert [name for name in NAMES if name not in shown] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_an_unknown_command_is_named() -> None:
    result = CliRunner().invoke(main, ["fly"])
    assert result.exit_code == 2
    assert "fly" in result.output


def test_plain_commands_exist() -> None:
    assert set(NAMES) >= PLAIN


def test_errors_are_words_with_advice(capsys: pytest.CaptureFixture[str]) -> None:
    @click.group(cls=Lazy)
    def group() -> None:
        raise Refused("不能这样做", code="no", advice="请先做别的")

    with pytest.raises(SystemExit) as end:
        group.main(["places", "--help"], standalone_mode=False)
    assert end.value.code == 1
    said = capsys.readouterr().err
    assert "不能这样做" in said
    assert "请先做别的" in said


HELP_ALL = """
import sys
from click.testing import CliRunner
from jiayuan.config.cli import PLAIN, main
for name in sorted(PLAIN):
    done = CliRunner().invoke(main, [name, "--help"])
    assert done.exit_code == 0 and "Usage" in done.output, (name, done.output)
from django.conf import settings
assert not settings.configured
"""


def test_plain_commands_start_without_django(tmp_path: Path) -> None:
    """In a process of its own, with settings that cannot be loaded."""
    environment = {**os.environ, "JIAYUAN_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "there.are.none"}
    line = [sys.executable, "-c", HELP_ALL]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


def test_every_login_named_is_one_of_the_platforms() -> None:
    assert {f"jy_{process}" for process in LOGINS.values()} <= set(DATABASE_LOGINS)
    assert set(LOGINS) <= set(NAMES)


def test_the_version_is_told() -> None:
    told = CliRunner().invoke(main, ["--version"])
    assert told.exit_code == 0
    assert any(character.isdigit() for character in told.output)


def test_names_are_written_with_hyphens() -> None:
    assert "demo-code" in NAMES
    assert not any("_" in name for name in NAMES)


@pytest.mark.parametrize("advice", ["", "请先做别的"])
def test_an_error_bears_its_code(capsys: pytest.CaptureFixture[str], advice: str) -> None:
    @click.group(cls=Lazy)
    def group() -> None:
        raise Refused("不能这样做", code="cannot-do", advice=advice)

    with pytest.raises(SystemExit):
        group.main(["places", "--help"], standalone_mode=False)
    out, err = capsys.readouterr()
    assert "(cannot-do)" in err
    assert out == ""
    assert (advice in err) if advice else err.count("\n") == 1


def test_other_errors_are_not_hidden() -> None:
    @click.group(cls=Lazy)
    def group() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        group.main(["places", "--help"], standalone_mode=False)
