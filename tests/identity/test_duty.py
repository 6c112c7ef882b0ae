"""Duty rosters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.identity.api import add_shift, on_duty, put_roster
from jiayuan.identity.duty import minute
from jiayuan.identity.models import Roster
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict, NotAllowed, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from tests.people import People, Person
from tests.tree import HOME, HOME_ROOM, NEXT, STREET

NOON = datetime(2026, 5, 1, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


def shift(roster: int, person: Person, start: int = 0, end: int = 8) -> int:
    return add_shift(roster, person.account_id, NOON + start * HOUR, NOON + end * HOUR, post="值班", relay="66001234")


def names(place: PlacePath = HOME_ROOM, at: datetime = NOON) -> list[str]:
    return [member.name for member in on_duty("duty", place, at)]


@pytest.mark.django_db
def test_on_duty_from_start_up_to_end(worker: Person, service: Acting) -> None:
    shift(put_roster("duty", HOME, "社区值班"), worker)
    assert names() == ["李娜"]
    assert names(at=NOON - timedelta(minutes=1)) == []
    assert names(at=NOON + 8 * HOUR) == []


@pytest.mark.django_db
def test_the_nearest_comes_first(people: People, service: Acting) -> None:
    shift(put_roster("duty", STREET, "街道值班"), people.officer)
    shift(put_roster("duty", HOME, "社区值班"), people.worker)
    assert names() == ["李娜", "陈志强"]
    assert names(NEXT) == ["陈志强"]


@pytest.mark.django_db
def test_residents_see_who_is_on_duty(worker: Person, resident: Person, service: Acting) -> None:
    shift(put_roster("duty", HOME, "社区值班"), worker)
    with resident.acting():
        (member,) = on_duty("duty", HOME_ROOM, NOON)
    assert (member.post, member.relay, member.place) == ("值班", "66001234", HOME)


@pytest.mark.django_db
@pytest.mark.parametrize(("start", "end"), [(0, 8), (7, 9), (-1, 1), (2, 3), (-5, 20)])
def test_nobody_is_on_duty_twice(worker: Person, service: Acting, start: int, end: int) -> None:
    shift(put_roster("duty", HOME, "社区值班"), worker)
    with pytest.raises(Conflict):
        shift(put_roster("cases", HOME, "接单"), worker, start, end)


@pytest.mark.django_db
@pytest.mark.parametrize(("start", "end"), [(8, 9), (-3, 0)])
def test_shifts_may_touch(worker: Person, service: Acting, start: int, end: int) -> None:
    roster = put_roster("duty", HOME, "社区值班")
    shift(roster, worker)
    assert shift(roster, worker, start, end)


@pytest.mark.django_db
def test_two_people_share_a_shift(people: People, service: Acting) -> None:
    roster = put_roster("duty", HOME, "社区值班")
    shift(roster, people.worker)
    assert shift(roster, people.officer)


@pytest.mark.django_db
def test_a_shift_that_ends_before_it_starts(worker: Person, service: Acting) -> None:
    with pytest.raises(Conflict):
        shift(put_roster("duty", HOME, "社区值班"), worker, 3, 3)


@pytest.mark.django_db
def test_a_roster_is_made_once(service: Acting) -> None:
    assert put_roster("duty", HOME, "社区值班") == put_roster("duty", HOME, "另一个名字")


@pytest.mark.django_db
def test_an_officer_rosters_the_own_street_only(officer: Person, worker: Person) -> None:
    with officer.acting():
        assert put_roster("duty", HOME, "社区值班")
        with pytest.raises(NotAllowed):
            put_roster("duty", STREET.parent() or STREET, "区值班")
    with worker.acting(), pytest.raises(NotAllowed):
        put_roster("duty", HOME, "社区值班")


@pytest.mark.django_db
def test_a_stranger_is_put_on_no_shift(service: Acting) -> None:
    with pytest.raises(NotFound):
        add_shift(put_roster("duty", HOME, "社区值班"), uuid7(), NOON, NOON + HOUR, post="值班")


@given(st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)))
def test_minutes_keep_order(at: datetime) -> None:
    aware = at.replace(tzinfo=UTC)
    assert minute(aware) <= minute(aware + timedelta(seconds=59)) <= minute(aware) + 1


@pytest.mark.django_db
def test_an_officer_fills_no_roster_of_another_street(officer: Person, worker: Person, service: Acting) -> None:
    elsewhere = Roster.objects.create(queue="duty", place_path="110102.002.", name="别的街道")
    with officer.acting(), pytest.raises(NotFound):
        shift(elsewhere.pk, worker)
    with officer.acting(), pytest.raises(NotFound):
        shift(2**31 - 1, worker)


@pytest.mark.django_db
def test_a_worker_rosters_nobody(worker: Person, service: Acting) -> None:
    roster = put_roster("duty", HOME, "社区值班")
    with worker.acting(), pytest.raises(NotAllowed):
        shift(roster, worker)
    with worker.acting(), pytest.raises(NotAllowed):
        put_roster("duty", HOME, "自己排")


@pytest.mark.django_db
def test_other_queues_and_streets_do_not_answer(worker: Person, service: Acting) -> None:
    shift(put_roster("lawyer", HOME, "律师值班"), worker)
    assert names() == []
    assert on_duty("lawyer", PlacePath("110102.002.001."), NOON) == []
    assert [member.roster for member in on_duty("lawyer", HOME_ROOM, NOON)] == ["律师值班"]
