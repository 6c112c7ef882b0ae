"""The register of peers: who gets in, whose key counts, and from when on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiayuan.kernel.crypto import new_signing_key, public_key
from jiayuan.kernel.errors import Invalid, NotAllowed, NotFound
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.ledgers.exchange.registering import NewPeer, add_peer, replace_key, set_active
from jiayuan.ledgers.models import Cursor, Peer
from tests.ledgers.conftest import Desk, desk
from tests.ledgers.exchange.peer import SEED, Caller
from tests.people import Person, as_service
from tests.tree import HOME

__all__ = ["desk"]


@pytest.fixture
def new(desk: Desk) -> NewPeer:
    return NewPeer(
        "civil-affairs", "区民政局", "department", desk.office, "https://data.example", public_key(SEED).hex(),
        certifies=("dis.level", "dis.type"), follows=("elderly",),
    )  # fmt: skip


def added(person: Person, new: NewPeer) -> Peer:
    with person.acting(UPKEEP_SYSTEM):
        return Peer.objects.get(pk=add_peer(new))


def test_a_peer_answers_for_the_place_of_its_office(desk: Desk, new: NewPeer) -> None:
    peer = added(desk.officer, new)
    assert (peer.place_path, peer.active, peer.certifies) == (HOME.value, True, ["dis.level", "dis.type"])
    with as_service():
        assert list(Cursor.objects.values_list("dataset", "seq")) == [("elderly", 0)]


def test_only_a_department_certifies(desk: Desk, new: NewPeer) -> None:
    assert added(desk.officer, replace(new, kind="community")).certifies == []


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("public_key", {"public_key": "ab"}), ("public_key", {"public_key": public_key(SEED).hex().upper()}),
        ("public_key", {"public_key": "zz" * 32}), ("url", {"url": "file:///etc"}), ("kind", {"kind": "city"}),
        ("certifies", {"certifies": ("phone",)}),
    ],
)  # fmt: skip
def test_each_wrong_field_is_told(desk: Desk, new: NewPeer, field: str, changes: dict[str, object]) -> None:
    with pytest.raises(Invalid) as caught:
        added(desk.officer, replace(new, **changes))
    assert [error.field for error in caught.value.errors] == [field]


def test_a_code_is_given_once(desk: Desk, new: NewPeer) -> None:
    added(desk.officer, new)
    with pytest.raises(Invalid) as caught:
        added(desk.officer, replace(new, name="别的单位"))
    assert [error.field for error in caught.value.errors] == ["code"]


def test_workers_register_nobody(desk: Desk, new: NewPeer) -> None:
    with pytest.raises(NotAllowed):
        added(desk.worker, new)


def test_an_office_elsewhere_is_not_there(desk: Desk, new: NewPeer) -> None:
    with pytest.raises(NotFound):
        added(desk.officer, replace(new, office=999_999))


def test_a_peer_switched_off_is_a_stranger_until_it_is_on_again(desk: Desk, caller: Caller) -> None:
    for active, code in ((False, "unknown-peer"), (True, "")):
        with desk.officer.acting(UPKEEP_SYSTEM):
            set_active(caller.code, active)
        assert caller.ask().answer.code == code


def test_a_new_key_counts_at_once_and_the_old_one_is_kept_for_old_logs(desk: Desk, caller: Caller) -> None:
    seed = new_signing_key()
    with desk.officer.acting(UPKEEP_SYSTEM):
        for _ in range(2):
            replace_key(caller.code, public_key(seed).hex())
        with pytest.raises(Invalid):
            replace_key(caller.code, "no key")
    assert caller.ask().answer.code == "bad-signature"
    assert Caller(caller.code, caller.url, seed).ask().answer.status == "answered"
    assert Peer.objects.get(code=caller.code).seal_keys == [public_key(SEED).hex()]


def test_whom_one_does_not_see_one_does_not_switch(desk: Desk, peer: Peer) -> None:
    with as_service():
        Peer.objects.update(place_path="110102.002.001.")
    with desk.officer.acting(UPKEEP_SYSTEM):
        for deed in (lambda: set_active(peer.code, False), lambda: replace_key(peer.code, "00" * 32)):
            with pytest.raises(NotFound):
                deed()
