"""The list and the object check are one query."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.models import Assessment, Offer
from jiayuan.benefits.queries.scoped import offer_in, seen, visible, within
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from jiayuan.kernel.scope import Scope
from tests.people import Person
from tests.tree import DISTRICT, HOME, HOME_ROOM, NEXT, NEXT_ROOM, STREET, as_role

pytestmark = pytest.mark.django_db


def test_staff_see_their_place(aged: Offer, ran: object, worker: Person) -> None:
    with worker.acting(BENEFIT_CHECK) as acting:
        assert offer_in(acting.scope, aged.pk) == aged
        assert seen(Assessment, acting.scope).count() == 5


def test_a_resident_sees_themselves(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF) as acting:
        assert visible(acting.scope).count() == 5


def test_the_neighbour_gets_nothing(aged: Offer, neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_CHECK) as acting:
        assert not visible(acting.scope).exists()
        with pytest.raises(NotFound):
            offer_in(acting.scope, aged.pk)


def test_without_a_scope_there_is_nothing(aged: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        assert not visible(Scope(None)).exists()


@pytest.mark.parametrize("role", ["jy_staff", "jy_resident"])
@pytest.mark.parametrize("setting", ["", "110102.001.002."])
def test_the_database_itself_gives_no_row(role: str, setting: str, aged: Offer) -> None:
    with as_role(role), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('jiayuan.lo', %s, true), set_config('jiayuan.hi', %s, true)", [setting] * 2)
        cursor.execute("SELECT count(*) FROM benefits_offer")
        row = cursor.fetchone()
    assert row == (0,)


def test_a_worker_who_lives_here_sees_through_one_hat(aged: Offer, resident: Person, neighbour: Person) -> None:
    own = Scope(NEXT, subject=neighbour.subject)
    with neighbour.as_resident().acting(SERVICE_SELF):
        assert str(within(own)) == str(Q(person=neighbour.subject))
        assert not visible(own).exists()


@given(st.sampled_from([DISTRICT, STREET, HOME, NEXT, HOME_ROOM, NEXT_ROOM]), st.sampled_from([HOME_ROOM, NEXT_ROOM]))
def test_a_place_holds_what_lies_in_it_and_nothing_else(place: PlacePath, home: PlacePath) -> None:
    scope = Scope(place)
    assert (scope.lo <= home.value < scope.hi) is home.value.startswith(place.value)


def test_a_row_may_be_locked_by_whoever_sees_it(aged: Offer, worker: Person) -> None:
    with worker.acting(BENEFIT_CHECK) as acting, transaction.atomic(), CaptureQueriesContext(connection) as queries:
        assert offer_in(acting.scope, aged.pk, lock=True) == aged
    assert any("FOR UPDATE" in query["sql"] for query in queries)
