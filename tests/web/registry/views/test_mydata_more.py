"""我的数据, the edges: nothing held, several values, English, proofs that grow old, many of everything."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jiayuan.audit.models import Record
from jiayuan.identity.api import object_to
from jiayuan.identity.objections import ANSWER_WITHIN
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import SERVICE_SELF
from jiayuan.registry import api
from jiayuan.registry.disputes.raising import LOOK_WITHIN
from jiayuan.web.registry.views import mydata_desk
from tests.ledgers.books import AS_OF
from tests.people import Person, as_service
from tests.registry.disputes.conftest import Known, known
from tests.tree import as_role

__all__ = ["known"]
pytestmark = pytest.mark.django_db
COPY = "/me/data/copy/"


@pytest.fixture
def mine(known: Known) -> Client:
    return known.people.resident.client()


def page(client: Client, address: str = "/me/data/", **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def said(known: Known, code: str, value: str) -> None:
    with as_service():
        rows = [api.FactRow(known.subject, code, value)]
        api.record_facts(api.FactBatch(uuid7(), "elderly:1", AS_OF, rows))


def test_nobody_has_said_anything(resident: Person) -> None:
    text = page(resident.client())
    assert "还没有登记您的信息" in text
    assert "带走一份" in text


def test_elder_mode_without_anything_is_the_same_calm_page(resident: Person) -> None:
    client = resident.client()
    client.cookies["jy_look"] = "mode=elder"
    assert "还没有登记您的信息" in page(client)


def test_the_page_speaks_english(mine: Client) -> None:
    text = page(mine, **{"Accept-Language": "en"})
    assert "My data" in text
    assert "Take a copy" in text


def test_a_number_is_masked_on_every_page(known: Known, mine: Client) -> None:
    number = "110102194001151234"
    said(known, "id_number", number)
    for address in ("/me/data/", "/me/data/items/id_number/"):
        assert number not in page(mine, address)
        assert "110102********1234" in page(mine, address)


def test_the_number_is_whole_in_the_copy(known: Known, mine: Client) -> None:
    said(known, "id_number", "110102194001151234")
    lines = mine.get(f"{COPY}json/").json()["data"]
    assert [one["words"] for one in lines if one["code"] == "id_number"] == ["110102194001151234"]


def test_what_is_disputed_is_marked_on_the_list(known: Known, mine: Client) -> None:
    with known.saying():
        api.dispute("phone")
    text = page(mine)
    assert "有 1 项正在核实" in text
    assert text.partition("联系电话")[2].partition("</li>")[0].count("正在核实") == 1


def test_elder_mode_tells_that_it_is_being_checked(known: Known, mine: Client) -> None:
    with known.saying():
        api.dispute("name")
    mine.cookies["jy_look"] = "mode=elder"
    text = page(mine, "/me/data/?at=name")
    assert "您说过这一项不对" in text
    assert "这不对" not in text


def test_an_address_of_nothing_begins_at_the_first(mine: Client) -> None:
    mine.cookies["jy_look"] = "mode=elder"
    assert "我的数据 1 / " in page(mine, "/me/data/?at=nonsense")


def test_a_settled_dispute_stays_to_be_read(known: Known, mine: Client) -> None:
    with known.saying():
        made = api.dispute("phone", "13922220000")
    with known.as_staff():
        api.settle_dispute(made.id, "kept", reason="打电话核实")
    assert "核实无误" in page(mine, "/me/data/items/phone/")


def test_a_list_of_many_is_few_questions(known: Known, mine: Client) -> None:
    page(mine)
    with CaptureQueriesContext(connection) as few:
        page(mine)
    said(known, "work.kind", "retired")
    said(known, "tenure", "owner")
    with CaptureQueriesContext(connection) as more:
        page(mine)
    assert len(more) <= len(few) + 2


def bare(known: Known) -> Client:
    """Signed in by phone alone, without second factor."""
    client = known.people.resident.client()
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": 0}]
    session.save()
    return client


def proved(known: Known, monkeypatch: pytest.MonkeyPatch) -> Client:
    client = bare(known)
    monkeypatch.setattr("jiayuan.identity.codes.secrets.randbelow", lambda _n: 123456)
    client.post(COPY)
    client.post(COPY, {"code": "123456"})
    return client


def test_a_proof_grows_old(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    client = proved(known, monkeypatch)
    assert client.get(f"{COPY}json/").status_code == 200
    with clock.frozen(clock.now() + timedelta(minutes=6)):
        assert client.get(f"{COPY}json/")["Location"] == COPY


def test_a_code_is_good_once(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    client = proved(known, monkeypatch)
    other = bare(known)
    session = other.session
    session["jiayuan_copy_sent"] = True
    session.save()
    assert other.post(COPY, {"code": "123456"}).status_code == 422
    assert client.get(f"{COPY}json/").status_code == 200


def test_codes_are_not_sent_without_end(known: Known) -> None:
    client = bare(known)
    assert client.post(COPY).status_code == 200
    assert client.post(COPY).status_code == 429


def test_the_copy_is_on_record_without_what_it_holds(mine: Client) -> None:
    mine.get(f"{COPY}xlsx/")
    with as_role("jy_auditor"):
        one = Record.objects.get(act="registry.own.copy")
    assert (one.detail, one.subjects) == ({"form": "xlsx"}, [])


def test_the_neighbours_copy_holds_their_own_only(known: Known, neighbour: Person) -> None:
    assert neighbour.as_resident().client().get(f"{COPY}json/").json()["data"] == []


def test_an_overdue_check_is_told_in_words(known: Known, worker: Person) -> None:
    with known.saying():
        api.dispute("phone")
    with clock.frozen(clock.now() + LOOK_WITHIN + timedelta(days=1)):
        client = worker.client()
        assert "已超期" in page(client, "/staff/registry/checks/")


def test_a_check_shows_numbers_masked_and_places_in_words(known: Known, worker: Person) -> None:
    with known.saying():
        api.dispute("phone", "13922220000")
        api.dispute("residence.actual")
    text = page(worker.client(), "/staff/registry/checks/")
    assert "13911110000" not in text
    assert "139****0000" in text
    assert "红墙小区" in text


def test_the_neighbours_list_of_checks_is_empty(known: Known, neighbour: Person) -> None:
    with known.saying():
        api.dispute("phone")
    assert "没有等待核实的异议" in page(neighbour.client(), "/staff/registry/checks/")


def test_a_check_is_settled_once(known: Known, worker: Person) -> None:
    with known.saying():
        made = api.dispute("phone", "13922220000")
    client, body = worker.client(), {"outcome": "kept", "reason": "看过"}
    client.post(f"/staff/registry/checks/{made.id}/", body)
    again = client.post(f"/staff/registry/checks/{made.id}/", {**body, "outcome": "corrected"}, follow=True)
    assert "已经办结" in again.content.decode()
    assert known.value("phone").value == "13911110000"


def test_only_stewards_see_the_way_to_objections(worker: Person, officer: Person) -> None:
    way = "/staff/registry/checks/objections/"
    assert way in page(officer.client(), "/staff/registry/checks/")
    assert way not in page(worker.client(), "/staff/registry/checks/")


def test_objections_follow_by_key(resident: Person, officer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mydata_desk, "PAGE", 2)
    with resident.acting(SERVICE_SELF):
        numbers = [object_to(code).id for code in ("statistics", "case-handling", "benefit-check")]
    client, at = officer.client(), "/staff/registry/checks/objections/"
    assert f"?after={numbers[1]}" in page(client, at)
    last = page(client, f"{at}?after={numbers[1]}")
    assert f"/objections/{numbers[2]}/" in last
    assert f"/objections/{numbers[0]}/" not in last


@pytest.mark.parametrize("after", ["x", "-1", "9" * 30, "１"])
def test_a_key_that_is_none_begins_anew(officer: Person, after: str) -> None:
    assert "没有等待答复的反对" in page(officer.client(), f"/staff/registry/checks/objections/?after={after}")


def test_an_objection_says_until_when_an_answer_is_due(resident: Person) -> None:
    client = resident.client()
    client.post("/me/data/uses/statistics/", {"sent": "1"})
    assert (clock.today() + ANSWER_WITHIN).isoformat() in page(client, "/me/data/uses/")


def test_the_footer_leads_to_ones_data(mine: Client) -> None:
    assert 'href="/me/data/"' in page(mine, "/services/")
    assert 'href="/me/data/"' not in page(Client(), "/services/")
