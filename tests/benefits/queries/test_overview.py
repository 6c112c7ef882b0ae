"""The last run and offers by state."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Run
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from jiayuan.kernel.scope import Scope
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_the_latest_run_is_shown(ran: object, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        run = api.latest_run(acting.scope)
    assert run is not None
    assert run.people == 1


def test_states_are_counted(found: object, officer: Person, neighbour: Person) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        assert api.states_now(acting.scope) == {"found": 5}
    with neighbour.acting(BENEFIT_MATCHING) as acting:
        assert (api.states_now(acting.scope), api.campaigns(acting.scope)) == ({}, [])


def test_a_run_that_is_not_over_is_not_shown(ran: api.RunSummary, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        Run.objects.filter(pk=ran.run).update(finished_at=None)
        assert api.latest_run(acting.scope) is None


def test_the_last_one_is_shown(ran: api.RunSummary, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING) as acting:
        second = api.run(["bj.elder_aged"])
        shown = api.latest_run(acting.scope)
    assert shown is not None
    assert shown.pk == second.run


def test_without_a_place_there_is_no_run_and_no_state(ran: object, found: object, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        assert api.latest_run(Scope(None)) is None
        assert api.states_now(Scope(None)) == {}


def test_a_run_of_the_street_is_not_the_communitys(ran: object, worker: Person) -> None:
    with worker.acting(BENEFIT_MATCHING) as acting:
        assert api.latest_run(acting.scope) is None
