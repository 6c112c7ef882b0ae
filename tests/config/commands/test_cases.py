"""`jiayuan cases`: the sweep and the figures, for people and for machines."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from jiayuan.cases.api import rate
from jiayuan.config.commands.cases import command
from jiayuan.kernel.clock import LOCAL
from tests.cases import office as desk
from tests.people import People


@pytest.fixture
def office(people: People) -> People:
    desk.open_office()
    return people


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_the_sweep_tells_its_counts(office: People) -> None:
    told = json.loads(run("sweep", "--json"))
    assert told["110102."]["missed"] == 0


def test_the_sweep_for_people_says_nothing_on_stdout(office: People) -> None:
    assert run("sweep") == ""


def test_figures_carry_numerator_and_denominator(office: People) -> None:
    ref = desk.file_case(office.resident)
    desk.finish(office.worker, office.officer, ref.number)
    with office.resident.acting():
        rate(ref.number, desk.ANSWERS)
    month = ref.due_at.astimezone(LOCAL).strftime("%Y-%m")
    row = json.loads(run("kpi", "--month", month, "--json"))[0]
    assert row["unit"] == desk.COMMUNITY
    assert {"num", "den", "excluded", "value", "lo", "hi"} == set(row["cells"]["r_resolve"])
    assert (row["cells"]["r_resolve"]["num"], row["cells"]["r_resolve"]["den"]) == (1, 1)


def test_an_empty_month_is_an_empty_list(office: People) -> None:
    assert json.loads(run("kpi", "--month", "2020-01", "--json")) == []


def test_a_wrong_month_is_refused(office: People) -> None:
    assert CliRunner().invoke(command, ["kpi", "--month", "soon"]).exit_code == 2
