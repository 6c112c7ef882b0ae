"""`jiayuan rls`: what a person reads, and the exit code."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from jiayuan.config.commands import rls
from jiayuan.identity.api import Drift


def shown(capsys: pytest.CaptureFixture[str], *found: Drift) -> str:
    rls._show(list(found), 112)
    out, err = capsys.readouterr()
    assert out == ""
    return err


@pytest.mark.parametrize("kind", sorted(rls.KINDS))
def test_every_difference_is_named_with_table_and_policy(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    said = shown(capsys, Drift("registry_person", "staff_scope", kind))
    assert rls.KINDS[kind] in said
    assert "registry_person" in said
    assert "staff_scope" in said


def test_when_all_is_well_the_number_of_policies_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "112" in shown(capsys)


@pytest.mark.django_db
def test_a_person_reads_it_on_stderr_and_a_machine_on_stdout() -> None:
    people, machine = CliRunner().invoke(rls.command, []), CliRunner().invoke(rls.command, ["--json"])
    assert people.exit_code == machine.exit_code == 0
    assert people.stdout == ""
    assert machine.stdout.startswith("{")


@pytest.mark.parametrize("arguments", [["--what"], ["table"]])
def test_other_arguments_are_usage_errors(arguments: list[str]) -> None:
    assert CliRunner().invoke(rls.command, arguments).exit_code == 2
