"""Opening and closing accounts."""

from __future__ import annotations

import pytest

from jiayuan.identity.api import NewAccount, close_account, create_account, create_accounts, home_of, phone_of
from jiayuan.identity.models import Account, HomePlace, User
from jiayuan.identity.phones import phone_cell, phone_index
from jiayuan.identity.session import as_login
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.kernel.ids import uuid7
from tests.people import Person
from tests.tree import HOME, HOME_ROOM, NEXT

pytestmark = pytest.mark.django_db
PHONE = "13900000001"


def test_a_resident_gets_account_home_and_login(service: object) -> None:
    account = create_account("resident", display_name="测试", phone=PHONE, subject=uuid7(), home=HOME_ROOM)
    assert HomePlace.objects.get(account_id=account).place_path == str(HOME_ROOM)
    with as_login():
        assert bytes(User.objects.get(account_id=account).phone_bi or b"") == phone_index(PHONE)


def test_the_phone_lies_sealed(service: object) -> None:
    account = Account.objects.get(pk=create_account("resident", display_name="测试", phone=PHONE, home=HOME))
    assert PHONE.encode() not in bytes(account.phone_sealed or b"")
    assert phone_of(account.id) == PHONE
    assert str(account.id) in phone_cell(account.id)


def test_a_phone_is_found_however_it_is_typed() -> None:
    assert phone_index("+86 139 0000 0001") == phone_index(PHONE)


def test_a_bad_phone_opens_nothing(service: object) -> None:
    with pytest.raises(Invalid):
        create_account("resident", display_name="测试", phone="12345678901234", home=HOME)


@pytest.mark.parametrize("field", ["phone", "subject", "username"])
def test_what_is_taken_is_refused_without_saying_which(service: object, field: str) -> None:
    taken = {"phone": PHONE, "subject": uuid7(), "username": "li.na"}
    create_account("resident", display_name="甲", home=HOME, **{field: taken[field]})
    with pytest.raises(Conflict) as caught:
        create_account("resident", display_name="乙", home=HOME, **{field: taken[field]})
    assert field not in str(caught.value)


def test_all_or_none(service: object) -> None:
    twice = [NewAccount("resident", name, PHONE, home=HOME) for name in ("甲", "乙")]
    with pytest.raises(Conflict):
        create_accounts(twice)
    assert not Account.objects.filter(display_name="甲").exists()


def test_a_worker_opens_none(worker: Person) -> None:
    with worker.acting(), pytest.raises(NotAllowed):
        create_account("resident", display_name="测试", home=HOME)


def test_numbers_rise(service: object) -> None:
    ids = create_accounts([NewAccount("staff", str(number), home=HOME) for number in range(5)])
    numbers = [Account.objects.get(pk=account).no for account in ids]
    assert numbers == sorted(set(numbers))


def test_home_of_the_account_itself(resident: Person) -> None:
    assert home_of(resident.account_id) == HOME_ROOM


def test_home_of_another_needs_the_scope(resident: Person, worker: Person, neighbour: Person) -> None:
    with worker.acting():
        assert home_of(resident.account_id) == HOME_ROOM
    with neighbour.acting(), pytest.raises(NotFound):
        home_of(resident.account_id)


def test_closing_is_for_those_in_scope(neighbour: Person, service: object) -> None:
    close_account(neighbour.account_id)
    assert Account.objects.get(pk=neighbour.account_id).status == "disabled"
    with pytest.raises(NotFound):
        close_account(uuid7())


def test_no_phone_is_not_an_empty_one(service: object) -> None:
    account = create_account("staff", display_name="测试", home=NEXT)
    with pytest.raises(NotFound):
        phone_of(account)
