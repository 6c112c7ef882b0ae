"""`jiayuan verify-audit`: exit code and machine-readable findings."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from jiayuan.audit.checking import Report
from jiayuan.audit.rules import Finding
from jiayuan.config.commands import verify_audit


def test_findings_are_machine_readable(capsys: pytest.CaptureFixture[str]) -> None:
    verify_audit.tell(Report(seals=2, records=9, findings=[Finding("deleted", 2, "r")]), as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert (told["seals"], told["records"], told["verified"]) == (2, 9, False)
    assert told["findings"] == [{"kind": "deleted", "seal": 2, "record": "r"}]


@pytest.mark.parametrize("kind", sorted(verify_audit.KINDS))
def test_every_finding_has_words_and_a_place(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    verify_audit.tell(Report(findings=[Finding(kind, 17)]), as_json=False)
    told = capsys.readouterr().err
    assert verify_audit.KINDS[kind] in told
    assert "17" in told


@pytest.mark.django_db
def test_the_command_checks_the_real_table() -> None:
    done = CliRunner().invoke(verify_audit.command, ["--json", "--from", "2020-01-01"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["findings"] == []
