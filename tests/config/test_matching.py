"""What `jiayuan ledgers retrain` and `rematch` print."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from jiayuan.config.commands.ledgers import command
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.ledgers.weights import learning
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk

__all__ = ["desk"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def told(*arguments: str) -> dict[str, object]:
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_weights_are_learned_and_put_in_force_in_two_steps(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "LEAST_ROWS", 3)
    desk.merge(books.workbook([books.line(n) for n in range(4)]))
    learned = told("retrain")
    assert (learned["active_from"], run("retrain").exit_code) == (None, 0)
    active = told("retrain", "--activate", str(learned["version"]))
    assert active["active_from"]
    assert active["figures"] == learned["figures"]


def test_too_few_rows_are_said_and_not_learned_from(desk: Desk) -> None:
    assert isinstance(run("retrain").exception, Conflict)


def test_a_version_nobody_stored_is_refused(desk: Desk) -> None:
    assert isinstance(run("retrain", "--activate", "99").exception, NotFound)


def test_waiting_rows_are_counted(desk: Desk) -> None:
    desk.merge(books.workbook([["欧阳春晓", "", "", "", "", ""]]))
    assert told("rematch") == {"rows": 1, "linked": 0, "review": 0, "waiting": 1}
    assert run("rematch").stdout == ""


@pytest.mark.parametrize("name", ["retrain", "rematch"])
def test_a_place_that_is_none_is_refused(desk: Desk, name: str) -> None:
    assert isinstance(run(name, "--at", "西城").exception, Invalid)
