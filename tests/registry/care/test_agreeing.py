"""Yes and no: by oneself or by a signed paper, withdrawn at once, gone after a year."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from jiayuan.identity.api import Channel, consents_of, inbox
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotAllowed, NotFound
from jiayuan.kernel.purpose import CASE_HANDLING, EMERGENCY_CARE, SERVICE_SELF
from jiayuan.registry import api
from jiayuan.registry.models import CareEntry
from jiayuan.registry.tasks import purge_old_care
from tests.people import as_service
from tests.registry.care.conftest import WISHES, Town
from tests.tree import HOME_ROOM

pytestmark = pytest.mark.django_db


def entries() -> list[CareEntry]:
    with as_service():
        return list(CareEntry.objects.all())


def test_a_resident_says_yes_and_sees_the_own_entry(town: Town) -> None:
    town.say_yes()
    with town.people.resident.acting(SERVICE_SELF):
        mine = api.my_care()
        (consent,) = consents_of(town.resident)
    assert mine
    assert (mine.wishes, mine.channel) == (WISHES, "web")
    assert mine.until == consent.until == clock.today() + timedelta(days=365)
    assert (consent.purpose, consent.state) == ("emergency_care", "given")
    assert [(one.subject, one.place_path) for one in entries()] == [(town.resident, HOME_ROOM.value)]


def test_a_second_yes_replaces_the_first(town: Town) -> None:
    town.say_yes()
    town.say_yes(api.Wishes(("wheelchair",)))
    with town.people.resident.acting(SERVICE_SELF):
        mine = api.my_care()
    assert mine
    assert (mine.wishes.needs, len(entries())) == (("wheelchair",), 1)


def test_a_no_takes_everything_away(town: Town) -> None:
    town.say_yes()
    with town.people.resident.acting(SERVICE_SELF):
        api.withdraw_care()
        assert api.my_care() is None
        assert consents_of(town.resident)[0].state == "withdrawn"
    assert entries() == []


@pytest.mark.parametrize("needs", [(), ("petition",), ("alone", "score")])
def test_only_needs_of_the_list_can_be_named(town: Town, needs: tuple[str, ...]) -> None:
    with town.people.resident.acting(SERVICE_SELF), pytest.raises(Invalid):
        api.agree_care(api.Wishes(needs))


def test_what_was_said_is_stored_sealed(town: Town) -> None:
    town.say_yes()
    stored = bytes(entries()[0].sealed)
    assert b"oxygen" not in stored
    assert "女儿".encode() not in stored


def test_a_worker_records_a_signed_yes_and_the_person_is_told(town: Town) -> None:
    with town.people.worker.acting(EMERGENCY_CARE):
        api.record_care_yes(town.resident, WISHES, Channel.VISIT, "府右街南-2026-017")
    (entry,) = entries()
    assert (entry.proof, entry.recorded_by) == ("府右街南-2026-017", town.people.worker.account_id)
    with town.people.resident.acting(SERVICE_SELF):
        (message,) = inbox(town.resident)
    assert "随时可以退出" in api.care_sentence(message.template, message.refs)


def test_a_recorded_yes_needs_a_paper_and_a_channel(town: Town) -> None:
    with town.people.worker.acting(EMERGENCY_CARE):
        for channel, proof in ((Channel.VISIT, " "), (Channel.WEB, "x")):
            with pytest.raises(Invalid):
                api.record_care_yes(town.resident, WISHES, channel, proof)
    assert entries() == []


def test_a_recorded_no_answers_the_same_with_and_without_an_entry(town: Town) -> None:
    town.say_yes()
    with town.people.worker.acting(EMERGENCY_CARE):
        first, second = (api.record_care_no(town.resident, Channel.COUNTER) for _ in range(2))
    assert first is second is None
    assert entries() == []


def test_the_neighbour_records_nothing_here(town: Town) -> None:
    with town.people.neighbour.acting(EMERGENCY_CARE), pytest.raises(NotFound):
        api.record_care_yes(town.resident, WISHES, Channel.VISIT, "1")
    with town.people.officer.acting(CASE_HANDLING), pytest.raises(NotFound):
        api.record_care_no(UUID(int=1), Channel.VISIT)


def test_staff_without_the_right_record_nothing(town: Town) -> None:
    with town.people.auditor.acting(EMERGENCY_CARE), pytest.raises(NotAllowed):
        api.record_care_yes(town.resident, WISHES, Channel.VISIT, "1")


def test_an_entry_that_ended_a_month_ago_is_gone_by_night(town: Town) -> None:
    town.say_yes()
    with as_service():
        CareEntry.objects.update(until=clock.today() - timedelta(days=30))
    purge_old_care(0)
    assert len(entries()) == 1
    with as_service():
        CareEntry.objects.update(until=clock.today() - timedelta(days=31))
    purge_old_care(0)
    assert entries() == []
