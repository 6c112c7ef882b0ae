"""Names: inside an open emergency, for the purpose, in the area, on shift; each reading told and recorded."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from jiayuan.audit.api import trail_of
from jiayuan.identity.api import NewAccount, create_accounts, give_grant, inbox
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import AUDIT_REVIEW, CASE_HANDLING, EMERGENCY_CARE, LEDGER_UPKEEP, SERVICE_SELF
from jiayuan.registry import api
from jiayuan.registry.models import CareEntry, CareOpening, CareReading
from tests.people import Person, as_service
from tests.registry.care.conftest import WISHES, Town
from tests.tree import HOME, HOME_BUILDING, NEXT, STREET

pytestmark = pytest.mark.django_db


def refused(town: Town, opening: UUID, code: str) -> bool:
    with pytest.raises(NotAllowed) as found:
        town.names(opening)
    return found.value.code == code


def test_who_is_on_shift_sees_the_agreed_fields_and_nothing_else(town: Town, storm: UUID) -> None:
    (one,) = town.names(storm)
    assert (one.name, one.room) == ("王秀兰", "红墙小区1号楼1单元301室")
    assert (one.needs, one.contact, one.note) == (WISHES.needs, WISHES.contact, WISHES.note)
    assert set(one.__slots__) == {"name", "room", "needs", "contact", "note"}


def test_buildings_are_counted_for_who_is_on_shift(town: Town, storm: UUID) -> None:
    with town.people.worker.acting(EMERGENCY_CARE) as acting:
        assert api.care_buildings(storm, HOME, EMERGENCY_CARE, acting.scope) == [(HOME_BUILDING.value, 1)]


def test_nobody_sees_names_without_an_open_emergency(town: Town) -> None:
    town.say_yes()
    town.on_shift(town.people.worker)
    with town.people.officer.acting(EMERGENCY_CARE):
        declared = api.declare_opening("停电", "检修", STREET, 5).id
    assert refused(town, declared, "care-closed")
    opened = town.emergency()
    assert town.names(opened)
    with town.people.officer.acting(EMERGENCY_CARE):
        api.stand_down(opened)
    assert refused(town, opened, "care-closed")


def test_the_clock_closes_an_emergency(town: Town, storm: UUID) -> None:
    with as_service():
        row = CareOpening.objects.get(pk=storm)
        row.declared_at -= timedelta(hours=24)
        row.ends_at -= timedelta(hours=24)
        row.save()
    assert refused(town, storm, "care-closed")


def test_off_shift_and_for_other_purposes_the_list_is_closed(town: Town) -> None:
    town.say_yes()
    opened = town.emergency()
    assert refused(town, opened, "care-off-shift")
    town.on_shift(town.people.worker)
    for purpose in (CASE_HANDLING, LEDGER_UPKEEP):
        with town.people.worker.acting(purpose) as acting, pytest.raises(NotAllowed):
            api.care_names(opened, HOME, purpose, acting.scope)


def test_a_shift_elsewhere_opens_nothing_here(town: Town, storm: UUID) -> None:
    town.on_shift(town.people.neighbour, NEXT)
    with pytest.raises(NotFound):
        town.names(storm, town.people.neighbour)
    assert town.names(storm, town.people.neighbour, NEXT) == []


def test_a_no_works_on_the_next_read(town: Town, storm: UUID) -> None:
    assert len(town.names(storm)) == 1
    with town.people.resident.acting(SERVICE_SELF):
        api.withdraw_care()
    assert town.names(storm) == []


def test_an_entry_without_a_living_consent_is_read_by_nobody(town: Town, storm: UUID) -> None:
    with as_service():
        CareEntry.objects.update(subject=UUID(int=5))
    assert town.names(storm) == []


def test_an_entry_past_its_year_is_read_by_nobody(town: Town, storm: UUID) -> None:
    with as_service():
        row = CareEntry.objects.get()
        row.until = row.agreed_at.date()
        row.save()
    assert town.names(storm) == []


def test_each_person_seen_is_told_once_and_can_see_it(town: Town, storm: UUID) -> None:
    town.names(storm)
    town.names(storm)
    with town.people.resident.acting(SERVICE_SELF):
        told = [one for one in inbox(town.resident) if one.template == "care.seen"]
        mine = api.my_care()
    assert len(told) == 1
    assert "暴雨停电" in api.care_sentence("care.seen", told[0].refs)
    assert mine
    assert [one.name for one in mine.readings] == ["暴雨停电"]


def test_the_auditor_finds_who_looked_and_why(town: Town, storm: UUID) -> None:
    town.names(storm)
    with town.people.auditor.acting(AUDIT_REVIEW):
        trail = [one for one in trail_of(town.resident) if one.act == "registry.care.names"]
    assert [(one.actor, one.purpose) for one in trail] == [(town.people.worker.account_id, "emergency_care")]


def test_one_officer_alone_opens_nothing(town: Town) -> None:
    with town.people.officer.acting(EMERGENCY_CARE):
        found = api.declare_opening("停电", "检修", STREET, 5)
        with pytest.raises(NotAllowed):
            api.confirm_opening(found.id)
        assert not api.care_opening(found.id).open


@pytest.mark.parametrize(("name", "hours"), [("停电", 73), ("停电", 0), (" ", 5)])
def test_an_emergency_has_a_reason_and_an_end(town: Town, name: str, hours: int) -> None:
    with town.people.officer.acting(EMERGENCY_CARE), pytest.raises(Invalid):
        api.declare_opening(name, "检修", STREET, hours)


def test_an_ended_emergency_is_not_opened_again(town: Town, storm: UUID) -> None:
    with town.people.officer.acting(EMERGENCY_CARE):
        api.stand_down(storm)
        for deed in (api.confirm_opening, api.stand_down):
            with pytest.raises(Conflict):
                deed(storm)
        assert api.care_openings() == []


def test_planning_counts_hide_the_few(town: Town) -> None:
    town.say_yes()
    with town.people.worker.acting(EMERGENCY_CARE) as acting:
        assert api.care_counts(EMERGENCY_CARE, acting.scope) == [(HOME.value, None)]
        with pytest.raises(NotAllowed):
            api.care_counts(LEDGER_UPKEEP, acting.scope)
    with town.people.neighbour.acting(EMERGENCY_CARE) as acting:
        assert api.care_counts(EMERGENCY_CARE, acting.scope) == []


def responder(place: PlacePath) -> Person:
    """钱勇, a responder of a place."""
    with as_service():
        (account,) = create_accounts([NewAccount("staff", "钱勇", "13800000029", None, place)])
        grant = give_grant(account, "responder", place, reason="tests")
    return Person(account, "钱勇", place, grant, None, "responder")


def test_a_responder_on_shift_sees_the_people_of_the_own_part(town: Town) -> None:
    town.say_yes()
    opening = town.emergency()
    one = responder(HOME)
    with pytest.raises(NotAllowed):
        town.names(opening, one)
    town.on_shift(one, HOME_BUILDING)
    assert [found.name for found in town.names(opening, one, HOME_BUILDING)] == ["王秀兰"]
    # On duty for one building, not for the community around it.
    with pytest.raises(NotAllowed):
        town.names(opening, one, HOME)


def test_a_shift_of_the_whole_street_covers_its_buildings(town: Town) -> None:
    town.say_yes()
    opening = town.emergency()
    town.on_shift(town.people.worker, STREET)
    assert len(town.names(opening, place=HOME_BUILDING)) == 1


def test_a_shift_that_is_over_opens_nothing(town: Town, storm: UUID) -> None:
    assert town.names(storm)
    with clock.frozen(clock.now() + timedelta(hours=8)):
        assert refused(town, storm, "care-off-shift")


def test_an_emergency_of_another_place_opens_nothing_here(town: Town) -> None:
    town.say_yes()
    town.on_shift(town.people.worker)
    elsewhere = town.emergency(NEXT)
    with pytest.raises(NotFound):
        town.names(elsewhere)


def test_two_readers_leave_two_records_and_one_message(town: Town, storm: UUID) -> None:
    one = responder(HOME)
    town.on_shift(one)
    town.names(storm)
    town.names(storm, one)
    with as_service():
        assert CareReading.objects.filter(opening=storm).count() == 2
    with town.people.resident.acting(SERVICE_SELF):
        assert len([message for message in inbox(town.resident) if message.template == "care.seen"]) == 1
