"""`jiayuan registry rebuild`: what a person reads, what a program reads, and the exit code."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from click.testing import CliRunner
from django.db import connection

from jiayuan.config.commands import registry
from jiayuan.registry.rebuilding_sql import ROWS
from tests.people import People, as_service
from tests.registry.conftest import loaded

__all__ = ["loaded"]


def rebuilt(*words: str) -> tuple[int, dict[str, object]]:
    done = CliRunner().invoke(registry.command, ["rebuild", "--json", *words])
    assert done.output, done.exception
    return done.exit_code, json.loads(done.output)


def spoil() -> None:
    with as_service(), connection.cursor() as cursor:
        cursor.execute("UPDATE registry_person SET name = '某' WHERE name = '王秀兰'")


def test_a_sound_base_passes_the_check(loaded: People) -> None:
    code, told = rebuilt("--check")
    assert (code, told["differences"], told["kept"]) == (0, 0, False)
    assert told["rows"]["person"] == 6  # type: ignore[index]


def test_a_difference_ends_the_check_with_a_code_and_stays(loaded: People) -> None:
    spoil()
    for _ in range(2):
        code, told = rebuilt("--check")
        assert (code, told["different"]["person"]) == (1, 1)  # type: ignore[index]


def test_without_check_it_is_mended(loaded: People) -> None:
    spoil()
    code, told = rebuilt()
    assert (code, told["differences"], told["kept"]) == (0, 1, True)
    assert rebuilt("--check")[0] == 0


def test_every_table_that_is_rebuilt_has_a_name_for_people() -> None:
    assert registry.TABLES.keys() == ROWS.keys()


@pytest.mark.parametrize(("check", "word"), [(True, "不一致"), (False, "已修复")])
def test_a_person_reads_what_was_found_or_mended(capsys: pytest.CaptureFixture[str], check: bool, word: str) -> None:
    registry._show(Counter(person=1_234), Counter(person=2), check)
    said = capsys.readouterr().err
    assert word in said
    assert "1,234" in said
    assert "✓" not in said


def test_when_all_is_well_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    registry._show(Counter(person=1), Counter(), check=True)
    assert "逐字节一致" in capsys.readouterr().err
