"""What the tables themselves refuse."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from jiayuan.identity.api import acting_as_service
from jiayuan.identity.models import Account, Code, Delegation, HomePlace, Login, Message, Purpose
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import WELL_KNOWN, PurposeKind
from jiayuan.kernel.tables import registered
from tests.people import Person
from tests.tree import DISTRICT, HOME, HOME_ROOM, NEXT

pytestmark = pytest.mark.django_db
OWN = [name for name in registered() if name.startswith("identity_")]


def refused(row: Any) -> bool:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize("name", OWN)
def test_retention_is_written_down(name: str) -> None:
    assert registered()[name].retention


def test_kinds_and_states_are_closed(service: Acting) -> None:
    common = {"display_name": "x", "place_path": str(HOME), "created_at": clock.now()}
    assert refused(Account(kind="king", **common))
    assert refused(Account(kind="staff", status="asleep", **common))
    assert not refused(Account(kind="staff", **common))


def test_a_phone_index_needs_its_phone(service: Acting) -> None:
    common = {"display_name": "x", "place_path": str(HOME), "created_at": clock.now()}
    assert refused(Account(kind="staff", phone_bi=b"0" * 16, **common))


def test_one_home_at_a_time(resident: Person, service: Acting) -> None:
    row = HomePlace.objects.get(account_id=resident.account_id)
    assert row.place_path == str(HOME_ROOM)
    second = HomePlace(
        account_id=resident.account_id, subject_id=resident.subject, place_path=str(NEXT), since=date(2026, 1, 1)
    )
    assert refused(second)
    HomePlace.objects.update(until=date(2026, 1, 1))
    assert not refused(second)


def mandate(service: Acting, **more: Any) -> Delegation:
    given = {
        "principal_id": uuid7(),
        "delegate_id": uuid7(),
        "place_path": str(HOME),
        "matter": "benefits",
        "basis": "mandate",
        "evidence": "paper 7",
        "valid_from": date(2026, 1, 1),
        "valid_until": date(2026, 7, 1),
        "recorded_by_id": service.account_id,
    }
    return Delegation(**{**given, **more})


def test_a_mandate_joins_two_people_for_a_year_at_most(service: Acting) -> None:
    same = uuid7()
    assert not refused(mandate(service))
    assert refused(mandate(service, principal_id=same, delegate_id=same))
    assert refused(mandate(service, valid_until=date(2027, 2, 1)))
    assert refused(mandate(service, basis="because"))


def test_the_delegate_sees_the_mandate(resident: Person, service: Acting) -> None:
    mandate(service, delegate_id=resident.subject).save()
    mandate(service).save()
    with resident.acting():
        assert Delegation.objects.count() == 1


def test_no_purpose_can_hold_watching() -> None:
    assert set(Purpose.objects.values_list("code", flat=True)) >= {purpose.code for purpose in WELL_KNOWN}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'identity_purpose_kind'")
        (text,) = cursor.fetchone()
    assert text.count("'::") == text.count("::character varying") >= len(PurposeKind)
    assert "watch" not in text


def test_purposes_match_the_kernels_words() -> None:
    kinds = dict(Purpose.objects.values_list("code", "kind"))
    assert {purpose.code: purpose.kind.value for purpose in WELL_KNOWN}.items() <= kinds.items()


def test_assurance_is_one_or_two() -> None:
    now = clock.now()
    assert refused(Login(token=b"t", account_id=uuid7(), created_at=now, last_used_at=now, assurance=3))


def test_one_code_per_phone() -> None:
    now = clock.now()
    Code.objects.create(phone_bi=b"p", digest=b"d", made_at=now, expires_at=now)
    assert refused(Code(phone_bi=b"p", digest=b"e", made_at=now, expires_at=now))


@pytest.mark.parametrize("column", ["subject_id", "template", "created_at", "place_path"])
def test_a_sent_message_is_not_rewritten(worker: Person, column: str) -> None:
    with worker.acting(), pytest.raises(DatabaseError), transaction.atomic():
        Message.objects.update(**{column: None})


@pytest.mark.parametrize("table", ["identity_account", "identity_grant", "identity_message", "identity_homeplace"])
def test_nobody_deletes_by_hand(table: str) -> None:
    with (
        acting_as_service("tests", place=DISTRICT, purpose=WELL_KNOWN[0]),
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM {table}")
