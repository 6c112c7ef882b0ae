"""Contacts are opened one case at a time, for a purpose, and never by whom they must be kept from."""

from __future__ import annotations

import pytest
from django.db import connection

from jiayuan.cases.actions.reporters import normal_phone
from jiayuan.cases.api import CaseRef, reveal
from jiayuan.cases.models import CaseReporter
from jiayuan.kernel.errors import Invalid, NotAllowed, NotFound
from jiayuan.kernel.purpose import CASE_CALLBACK, STATISTICS
from tests.cases import office as desk
from tests.people import People, Person

PHONE, NAME = "13800000077", "刘先生"


@pytest.fixture
def called(office: People) -> CaseRef:
    return desk.file_case(office.worker, contact_phone=PHONE, contact_name=NAME, source="phone")


def test_the_officer_may_open_it(office: People, called: CaseRef) -> None:
    with office.officer.acting():
        assert [(contact.name, contact.phone) for contact in reveal(called.number)] == [(NAME, PHONE)]


def test_a_handler_may_not(office: People, called: CaseRef) -> None:
    with pytest.raises(NotAllowed), office.worker.acting():
        reveal(called.number)


def test_statistics_open_no_contact(office: People, called: CaseRef) -> None:
    with pytest.raises(NotAllowed), office.officer.acting(STATISTICS):
        reveal(called.number)


@pytest.mark.parametrize("changes", [{"confidential": True}, {"kind": "report"}])
def test_a_secret_contact_is_the_callback_desk_s(office: People, agent: Person, changes: dict[str, object]) -> None:
    ref = desk.file_case(office.resident, contact_phone=PHONE, **changes)
    with pytest.raises(NotAllowed), office.officer.acting():
        reveal(ref.number)
    with agent.acting(CASE_CALLBACK):
        assert reveal(ref.number)[0].phone == PHONE


def test_out_of_scope_is_not_found(office: People, called: CaseRef) -> None:
    stranger = desk.hire("duty_dispatcher", office.neighbour.place, "派单员")
    with pytest.raises(NotFound), stranger.acting():
        reveal(called.number)


def test_equal_phones_have_equal_keys(office: People) -> None:
    desk.file_case(office.worker, contact_phone="138-0000-0077", source="phone")
    desk.file_case(office.worker, contact_phone="１３８００００００７７", source="phone")
    with office.worker.acting():
        keys = {bytes(row.phone_key) for row in CaseReporter.objects.all()}
    assert len(keys) == 1


def test_the_table_holds_no_plain_number(office: People, called: CaseRef) -> None:
    with office.worker.acting(), connection.cursor() as cursor:
        cursor.execute("SELECT cases_case_reporter::text FROM cases_case_reporter")
        assert all(PHONE not in text and NAME not in text for (text,) in cursor.fetchall())


def test_a_wrong_number_is_refused() -> None:
    with pytest.raises(Invalid):
        normal_phone("12")


def test_anonymous_stays_anonymous(office: People) -> None:
    ref = desk.file_case(office.worker, source="patrol")
    with office.officer.acting():
        assert reveal(ref.number) == []
