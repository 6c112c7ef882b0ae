"""The form every bench prints its result in."""

from __future__ import annotations

import json

import pytest

from bench.report import figure, machine, median_seconds, report, tell


@pytest.mark.parametrize(("value", "holds"), [(9.9, True), (10.0, True), (10.1, False)])
def test_a_goal_is_a_ceiling(value: float, holds: bool) -> None:
    assert figure("seconds", value, "s", 10.0)["holds"] is holds


@pytest.mark.parametrize(("value", "holds"), [(0.89, False), (0.9, True), (1.0, True)])
def test_a_goal_may_be_a_floor(value: float, holds: bool) -> None:
    assert figure("share", value, goal=0.9, at_least=True)["holds"] is holds


def test_without_a_goal_a_figure_holds() -> None:
    assert figure("rows", 7)["holds"] is True
    assert figure("rows", 7)["goal"] is None


def test_a_figure_has_the_keys_others_read_in_their_order() -> None:
    made = figure("eta_cpu_ms", 1.5, "ms", 2.0, peer=16.0, ratio=0.1)
    assert list(made) == ["key", "value", "unit", "goal", "holds", "peer", "ratio"]


def test_a_report_names_machine_data_and_runs() -> None:
    made = report("x", {"rows": 5}, 3, [figure("a", 1)], ["SciPy 1"])
    assert list(made) == ["name", "machine", "data", "runs", "figures"]
    assert "SciPy 1" in made["machine"]
    assert "cores" in made["machine"]


def test_the_machine_is_told_with_its_python() -> None:
    assert "Python 3." in machine()


def test_a_median_is_not_moved_by_one_slow_run() -> None:
    ticks = iter([0.0, 1.0, 10.0, 110.0, 200.0, 201.0])
    assert median_seconds(lambda: None, 3, lambda: next(ticks)) == 1.0


def test_the_work_is_done_as_often_as_said() -> None:
    done: list[int] = []
    median_seconds(lambda: done.append(1), 4)
    assert len(done) == 4


def test_a_result_is_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    tell(report("演练", {}, 1, [figure("a", 1)]))
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert json.loads(out)["name"] == "演练"
