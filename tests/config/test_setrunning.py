"""`jiayuan evaluate --all`: a place's set run from the command line names nobody and is kept like the night's."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from jiayuan.benefits.models import Run
from jiayuan.config.commands.evaluate import command
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.residents import person
from tests.people import Person
from tests.tree import DISTRICT, HOME, NEXT_ROOM, STREET

pytestmark = pytest.mark.django_db


def told(*options: str) -> str:
    done = CliRunner().invoke(command, ["--all", *options], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_everybody_of_a_place_is_counted_and_the_others_are_not(resident: Person) -> None:
    person(resident.place)
    person(NEXT_ROOM)
    found = json.loads(told("--scope", HOME.value, "--policy", "bj.elder_aged", "--json"))
    assert (found["people"], found["policies"]) == (1, [{"policy": "bj.elder_aged", "yes": 1}])
    assert json.loads(told("--scope", DISTRICT.value, "--json"))["people"] == 2


def test_it_is_kept_like_the_run_of_the_night(resident: Person, officer: Person) -> None:
    key = person(resident.place)
    run = json.loads(told("--scope", STREET.value, "--policy", "bj.elder_aged", "--json"))["run"]
    with officer.acting(BENEFIT_MATCHING):
        kept = Run.objects.get(pk=run).assessment_set.values_list("person", flat=True)
        assert list(kept) == [key]


def test_it_names_nobody(resident: Person) -> None:
    key = person(resident.place)
    shown = told("--scope", HOME.value)
    assert "bj.elder_aged" in shown
    assert str(key) not in shown


def test_a_place_that_is_none_is_said() -> None:
    with pytest.raises(Invalid):
        told("--scope", "everywhere")
