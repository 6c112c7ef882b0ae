"""`jiayuan bench`: lists, runs, refuses."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from jiayuan.config.benching import FAMILIES
from jiayuan.config.commands.bench import command

KEYS = {"name", "machine", "data", "runs", "figures"}
FIGURE = {"key", "value", "unit", "goal", "holds", "peer", "ratio"}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_without_a_name_it_lists_families_and_files() -> None:
    told = run().stdout.splitlines()
    assert set(FAMILIES) <= set(told)
    assert {"address_parse", "dispatch_matrix"} <= set(told)
    assert not {"suite", "report", "__init__"} & set(told)


def test_an_unknown_name_is_a_usage_error() -> None:
    done = run("nothing")
    assert done.exit_code == 2
    assert "nothing" in done.output


@pytest.fixture(scope="module")
def dispatch() -> Result:
    return run("dispatch", "--quick", "--json")


def test_a_quick_run_prints_one_object_in_the_form_of_all_benches(dispatch: Result) -> None:
    told = json.loads(dispatch.stdout)
    assert set(told) == KEYS
    assert told["name"] == "dispatch"
    assert all(set(one) == FIGURE for one in told["figures"])


def test_keys_are_those_others_read(dispatch: Result) -> None:
    assert {one["key"] for one in json.loads(dispatch.stdout)["figures"]} >= {"eta_cpu_ms", "matrix_cpu_s"}


def test_the_peer_is_measured_in_the_same_run(dispatch: Result) -> None:
    eta = json.loads(dispatch.stdout)["figures"][0]
    assert eta["peer"] > 0
    assert eta["ratio"] == pytest.approx(eta["value"] / eta["peer"])
