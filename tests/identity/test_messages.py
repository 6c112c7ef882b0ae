"""The inbox."""

from __future__ import annotations

import pytest

from jiayuan.identity.api import inbox, mark_read, send_message, unread
from jiayuan.identity.models import Delivery
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.ids import uuid7
from tests.people import Person

pytestmark = pytest.mark.django_db


def send(person: Person, key: str = "case:1:received") -> bool:
    return send_message(person.subject or person.account_id, "case-received", {"number": "A1"}, key)


def test_a_message_arrives(resident: Person, worker: Person) -> None:
    with worker.acting():
        assert send(resident)
    with resident.acting():
        (item,) = inbox(resident.subject or resident.account_id)
    assert (item.template, item.refs, item.read_at) == ("case-received", {"number": "A1"}, None)


def test_one_key_is_one_message(resident: Person, worker: Person) -> None:
    with worker.acting():
        assert send(resident)
        assert not send(resident)
        assert Delivery.objects.count() == 1


def test_staff_are_reached_by_account(worker: Person, officer: Person) -> None:
    with officer.acting():
        send(worker)
    with worker.acting():
        assert len(inbox(worker.account_id)) == 1


def test_the_neighbour_does_not_see_it(resident: Person, worker: Person, neighbour: Person) -> None:
    with worker.acting():
        send(resident)
    for other in (neighbour, neighbour.as_resident()):
        with other.acting():
            assert inbox(resident.subject or resident.account_id) == []


def test_a_message_to_somebody_unseen_stays_with_the_sender(worker: Person) -> None:
    with worker.acting() as acting:
        stranger = uuid7()
        assert send_message(stranger, "hello", {}, "k")
        assert Delivery.objects.get().place_path == str(acting.scope.place)


def test_latest_first_by_pages(resident: Person, worker: Person) -> None:
    with worker.acting():
        for number in range(5):
            send(resident, f"k{number}")
    with resident.acting():
        first = inbox(resident.subject or resident.account_id, limit=3)
        rest = inbox(resident.subject or resident.account_id, before=first[-1].id)
    ids = [item.id for item in (*first, *rest)]
    assert ids == sorted(ids, reverse=True)
    assert len(ids) == 5


def test_reading_counts_down(resident: Person, worker: Person) -> None:
    subject = resident.subject or resident.account_id
    with worker.acting():
        send(resident)
    with resident.acting():
        assert unread(subject) == 1
        mark_read(subject, inbox(subject)[0].id)
        assert unread(subject) == 0


def test_anothers_message_is_not_found(resident: Person, worker: Person, neighbour: Person) -> None:
    with worker.acting():
        send(resident)
        number = inbox(resident.subject or resident.account_id)[0].id
    with neighbour.as_resident().acting(), pytest.raises(NotFound):
        mark_read(neighbour.subject or neighbour.account_id, number)
