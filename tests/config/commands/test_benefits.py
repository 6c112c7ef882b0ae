"""`jiayuan benefits worklist`: questions by what they are worth, without a person in them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from jiayuan.config.commands.benefits import command
from jiayuan.kernel.errors import Invalid
from tests.benefits.assessed import assessed
from tests.people import People
from tests.tree import HOME_COMPOUND

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command, ["worklist", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_facts_and_yards_are_told_to_machines(people: People) -> None:
    assessed("elder.assessed", high=60_000)
    told = json.loads(run("--json"))
    assert told["facts"] == [{
        "fact": "elder.assessed", "question": "近两年做过能力评估吗？", "who": "养老服务专员", "people": 1,
        "worth_fen": 600_000, "unbounded": 0, "opens": ["失能老年人护理补贴"],
    }]  # fmt: skip
    assert told["yards"] == [{"yard": HOME_COMPOUND.value, "doors": 1, "people": 1, "worth_fen": 600_000}]


def test_another_place_has_its_own(people: People) -> None:
    assessed("hukou")
    assert json.loads(run("--place", "110102.002.", "--json")) == {"facts": [], "yards": []}


def test_people_read_it_on_the_terminal(people: People) -> None:
    assessed("hukou")
    assert run() == ""


def test_a_place_of_the_wrong_shape_is_refused(people: People) -> None:
    with pytest.raises(Invalid):
        run("--place", "here")
