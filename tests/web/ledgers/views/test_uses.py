"""Asking for the use of data on the pages, and the two who decide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from jiayuan.kernel import clock
from jiayuan.ledgers.catalogue.asking import Wish
from jiayuan.ledgers.catalogue.calling import call
from jiayuan.ledgers.models import Peer, Use
from tests.ledgers import books
from tests.ledgers.catalogue.conftest import approved, colleague, department, desk, services, wish
from tests.ledgers.conftest import Desk
from tests.people import People, Person, as_service
from tests.tree import HOME

__all__ = ["approved", "colleague", "department", "desk", "services", "wish"]
ASK = "/staff/purposes/ask/elderly-contact/"


def near(peer: Peer) -> None:
    """The peer's place lies in the asker's scope, so that it can be chosen."""
    with as_service():
        Peer.objects.filter(pk=peer.pk).update(place_path=HOME.value)


def sent(client: Client, wish: Wish, **changes: object) -> object:
    data = {
        "peer": wish.peer, "purpose": wish.purpose, "purpose_kind": wish.purpose_kind.value, "reason": wish.reason,
        "purpose_title": wish.purpose_title, "legal_ref": wish.legal_ref, "attrs": list(wish.attrs),
        "until": wish.until.isoformat(), "daily_rows": wish.daily_rows,
    }  # fmt: skip
    return client.post(ASK, {**data, **changes})


def test_a_worker_asks_and_two_officers_agree(desk: Desk, colleague: Person, department: Peer, wish: Wish) -> None:
    near(department)
    answer = sent(desk.worker.client(), wish)
    assert answer.status_code == 302
    for person in (desk.officer, colleague):
        client = person.client()
        assert "批准" in client.get(answer.url).content.decode()
        client.post(f"{answer.url}decide/", {"command": "approve"})
    text = desk.worker.client().get(answer.url).content.decode()
    assert "现在可以调用" in text
    assert "居家养老上门服务" in desk.worker.client().get("/staff/purposes/").content.decode()


def test_every_wrong_field_is_told_at_once(desk: Desk, department: Peer, wish: Wish) -> None:
    near(department)
    today = clock.today().isoformat()
    answer = sent(desk.worker.client(), wish, until=today, daily_rows=99999, attrs=[])
    text = answer.content.decode()
    assert answer.status_code == 422
    for words in ("期限要晚于今天，最长一年", "每天的条数超过了这项服务的上限", "请至少选择一个项目"):
        assert words in text


def test_words_of_watching_are_refused_on_the_page(desk: Desk, department: Peer, wish: Wish) -> None:
    near(department)
    answer = sent(desk.worker.client(), wish, reason="重点人员稳控")
    assert answer.status_code == 422
    assert "居民在这里只作为被服务的人出现" in answer.content.decode()


def test_the_author_has_no_approve_button_and_no_way_round_it(
    desk: Desk, department: Peer, wish: Wish, colleague: Person
) -> None:
    near(department)
    client = desk.officer.client()
    address = sent(client, wish).url
    assert 'value="approve"' not in client.get(address).content.decode()
    client.post(f"{address}decide/", {"command": "approve"})
    assert "申请人和已批准的人不能再批准" in client.get(address).content.decode()


def test_reads_per_day_are_shown(approved: Callable[..., Use], desk: Desk) -> None:
    use = approved()
    call(use, {"keys": [str(books.person(0))]}, caller="exchange:tests")
    text = desk.officer.client().get(f"/staff/purposes/{use.pk}/").content.decode()
    assert "每天查了多少" in text
    assert clock.today().isoformat() in text


def test_the_neighbour_finds_nothing(approved: Callable[..., Use], people: People) -> None:
    use, client = approved(), people.neighbour.client()
    assert client.get(f"/staff/purposes/{use.pk}/").status_code == 404
    assert client.post(f"/staff/purposes/{use.pk}/decide/", {"command": "end"}).status_code == 404
    assert "居家养老上门服务" not in client.get("/staff/purposes/").content.decode()


def test_the_list_pages_by_time(approved: Callable[..., Use], desk: Desk) -> None:
    approved()
    client = desk.officer.client()
    later = (clock.now() + timedelta(minutes=1)).isoformat()
    assert "居家养老上门服务" in client.get("/staff/purposes/", {"before": later}).content.decode()
    assert (
        "居家养老上门服务"
        not in client.get("/staff/purposes/", {"before": "2020-01-01T00:00:00+00:00"}).content.decode()
    )
    assert client.get("/staff/purposes/", {"before": "nonsense"}).status_code == 200
