"""The last run and offers by state."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.kernel.purpose import BENEFIT_MATCHING
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
