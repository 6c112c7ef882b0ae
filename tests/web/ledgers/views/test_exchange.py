"""The exchange as staff see it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.ledgers.exchange.offering import Offered, take_offer
from jiayuan.ledgers.exchange.queueing import queue
from jiayuan.ledgers.exchange.sealing import seal_day
from jiayuan.ledgers.models import Message, Peer
from tests.ledgers import books
from tests.ledgers.conftest import Desk, desk
from tests.ledgers.exchange.peer import add_peer
from tests.people import People, as_service
from tests.tree import DISTRICT

__all__ = ["desk"]
PAGE = "/staff/exchange/"


@pytest.fixture
def waiting(desk: Desk) -> Message:
    """A dead letter to a peer of the first community, and one that still waits."""
    peer = add_peer("community-001")
    with as_service():
        queue(peer, "ping", purpose="ledger-upkeep")
        dead = queue(peer, "ping", purpose="ledger-upkeep")
        Message.objects.filter(pk=dead.pk).update(state="dead", code="no-answer", attempts=6, next_at=None)
    return dead


def text(desk: Desk, address: str = PAGE) -> str:
    answer = desk.officer.client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_exchange_says_so(desk: Desk) -> None:
    assert "还没有交换对象" in text(desk)
    assert "没有失败的消息" in text(desk)


def test_lag_and_failures_are_shown_in_words(desk: Desk, waiting: Message) -> None:
    shown = text(desk)
    for words in ("府右街南社区", "积压", "对方没有应答", "试过 6 次", "未送达"):
        assert words in shown


def test_a_dead_letter_goes_back_into_the_queue_once(desk: Desk, waiting: Message) -> None:
    client, address = desk.officer.client(), f"{PAGE}messages/{waiting.pk}/retry/"
    assert "已放回发送队列" in client.post(address, follow=True).content.decode()
    assert "现在不能做这一步" in client.post(address, follow=True).content.decode()


def test_workers_and_neighbours_do_not_tend_the_exchange(waiting: Message, people: People) -> None:
    for person in (people.worker, people.neighbour):
        client = person.client()
        assert client.get(PAGE).status_code == 403
        assert client.post(f"{PAGE}messages/{waiting.pk}/retry/").status_code == 403


def test_the_letter_of_another_street_is_not_there(desk: Desk, waiting: Message) -> None:
    with as_service():
        Message.objects.filter(pk=waiting.pk).update(place_path="110102.002.001.", owner_org_id=None)
        Peer.objects.update(place_path="110102.002.001.")
    assert desk.officer.client().post(f"{PAGE}messages/{waiting.pk}/retry/").status_code == 404
    assert "府右街南社区" not in text(desk)


def test_seals_are_checked_on_the_page(desk: Desk, waiting: Message, settings: object, tmp_path: object) -> None:
    settings.DATA_DIR = tmp_path
    client = desk.officer.client()
    assert "还没有封存的日志" in client.post(f"{PAGE}check/").content.decode()
    with clock.frozen(clock.now() + timedelta(days=1)):
        seal_day(clock.today() - timedelta(days=1), DISTRICT)
    assert "封存全部相符" in client.post(f"{PAGE}check/").content.decode()
    log = next((tmp_path / "exchange").glob("*.log"))
    log.write_bytes(log.read_bytes().replace(b'"count":0', b'"count":1'))
    shown = client.post(f"{PAGE}check/").content.decode()
    assert "封存有问题" in shown
    assert f"封存签名不符：{log.name} 第1行" in shown


@pytest.fixture
def question(desk: Desk) -> None:
    """The community says another name, which is not its to decide."""
    peer = add_peer("community-001")
    with as_service():
        message = queue(peer, "facts-offer", purpose="ledger-upkeep")
        take_offer(message, [Offered(books.person(0), "name", "王秀芝", clock.today())])


def test_a_question_is_shown_masked_and_decided(desk: Desk, question: None) -> None:
    client = desk.officer.client()
    shown = client.get(f"{PAGE}statements/").content.decode()
    assert "王*" in shown
    assert "王秀芝" not in shown
    address = shown.split(f'action="{PAGE}statements/')[1].split('"')[0]
    answer = client.post(f"{PAGE}statements/{address}", {"decision": "kept"}, follow=True).content.decode()
    assert "没有要判断的" in answer
    again = client.post(f"{PAGE}statements/{address}", {"decision": "kept"}, follow=True)
    assert "情况已经变化" in again.content.decode()
