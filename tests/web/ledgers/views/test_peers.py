"""Registering a peer on the page, and switching it off."""

from __future__ import annotations

from django.test import Client

from jiayuan.kernel.crypto import public_key
from jiayuan.ledgers.models import Peer
from tests.ledgers.conftest import Desk, desk
from tests.ledgers.exchange.peer import SEED
from tests.people import People

__all__ = ["desk"]
NEW = "/staff/exchange/peers/new/"


def sent(client: Client, desk: Desk, **changes: object) -> object:
    data = {
        "name": "府右街南社区", "code": "community-001", "kind": "community", "office": desk.office,
        "url": "https://data.example", "public_key": public_key(SEED).hex(), "follows": ["elderly"],
    }  # fmt: skip
    return client.post(NEW, {**data, **changes})


def test_a_peer_is_registered_and_shown(desk: Desk) -> None:
    client = desk.officer.client()
    assert "对方公钥" in client.get(NEW).content.decode()
    assert sent(client, desk).status_code == 302
    text = client.get("/staff/exchange/").content.decode()
    assert "府右街南社区" in text
    assert "还没有联系过" in text


def test_what_is_wrong_is_told_at_its_field(desk: Desk) -> None:
    answer = sent(desk.officer.client(), desk, public_key="ab", kind="department", certifies=["dis.level"])
    assert answer.status_code == 422
    assert "公钥应为64位小写十六进制数字" in answer.content.decode()
    assert Peer.objects.count() == 0


def test_items_of_communities_are_not_offered_for_certifying(desk: Desk) -> None:
    text = desk.officer.client().get(NEW).content.decode()
    assert 'value="dis.level"' in text
    assert 'name="certifies" value="phone"' not in text
    assert sent(desk.officer.client(), desk, certifies=["phone"]).status_code == 422


def test_a_peer_is_switched_off_and_on(desk: Desk) -> None:
    client = desk.officer.client()
    sent(client, desk)
    address = "/staff/exchange/peers/community-001/"
    assert "一律拒绝" in client.post(address, follow=True).content.decode()
    assert not Peer.objects.get().active
    client.post(address, {"active": "on"})
    assert Peer.objects.get().active


def test_the_neighbour_and_the_worker_stay_outside(desk: Desk, people: People) -> None:
    for person in (people.neighbour, people.worker):
        assert person.client().get(NEW).status_code == 403
    assert desk.officer.client().post("/staff/exchange/peers/no-such/").status_code == 404
