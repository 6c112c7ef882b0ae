"""The command line: it finds its commands, starts plain ones at once, and says errors in words."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from jiayuan.config.cli import COMMANDS, PLAIN, Lazy, main
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
