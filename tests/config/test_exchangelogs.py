"""`jiayuan verify-audit --exchange`: exit code, words and figures, from files alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from jiayuan.config.commands.verify_audit import command
from jiayuan.config.exchangelogs import KINDS, verify_exchange
from jiayuan.ledgers.exchange.rules import finding
from tests.ledgers.exchange import logs


@pytest.fixture
def log(tmp_path: Path) -> Path:
    logs.write_keys(tmp_path)
    return logs.write(tmp_path, logs.ENTRIES)[0]


def test_a_sound_folder_ends_with_0(log: Path) -> None:
    done = CliRunner().invoke(command, ["--exchange", str(log.parent), "--json"])
    told = json.loads(done.stdout)
    assert (done.exit_code, told["verified"], told["entries"]) == (0, True, 6)
    assert "seconds" in told


def test_a_changed_byte_ends_with_1_and_its_place(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.write_bytes(log.read_bytes().replace(b'"n":3', b'"n":4'))
    assert not verify_exchange(log, as_json=False)
    told = capsys.readouterr().err
    assert "内容被改动" in told
    assert "第 3 行" in told
    assert CliRunner().invoke(command, ["--exchange", str(log), "--json"]).exit_code == 1


def test_every_finding_has_words() -> None:
    assert set(KINDS) == set(finding.KINDS)


def test_no_database_is_needed(log: Path, tmp_path: Path) -> None:
    nowhere = {"JIAYUAN_DATA_DIR": str(tmp_path / "none"), "JIAYUAN_DATABASE_URL": "postgresql://x@127.0.0.1:9/x"}
    line = [sys.executable, "-m", "jiayuan.config.cli", "verify-audit", "--exchange", str(log), "--json"]
    environment = {**os.environ, **nowhere, "DJANGO_SETTINGS_MODULE": "jiayuan.config.settings"}
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, json.loads(done.stdout)["verified"]) == (0, True)
