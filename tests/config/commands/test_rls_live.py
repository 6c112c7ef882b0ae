"""`jiayuan rls`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from jiayuan.config.commands.rls import command

pytestmark = pytest.mark.django_db


def test_json_counts_policies_and_drifts() -> None:
    done = CliRunner().invoke(command, ["--json"])
    told = json.loads(done.stdout)
    assert told["policies"] > 0
    assert done.exit_code == (1 if told["drifts"] else 0)


def test_the_database_is_as_registered() -> None:
    told = json.loads(CliRunner().invoke(command, ["--json"]).stdout)
    assert told["drifts"] == []


def test_diff_is_silent_when_all_is_well() -> None:
    assert CliRunner().invoke(command, ["--diff"]).stdout == ""
