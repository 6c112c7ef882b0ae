"""我的数据: what is held, from whom, who read it; "this is wrong"."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.audit.api import record
from jiayuan.kernel.purpose import BENEFIT_CHECK
from jiayuan.registry import api
from tests.people import Person
from tests.registry.disputes.conftest import Known, known

__all__ = ["known"]
pytestmark = pytest.mark.django_db
ELDER = "mode=elder"


@pytest.fixture
def mine(known: Known) -> Client:
    return known.people.resident.client()


def page(client: Client, part: str = "") -> str:
    answer = client.get(f"/me/data/{part}")
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def fact_of(known: Known, code: str) -> int:
    with known.saying():
        return api.holdings(code)[0].fact


def test_everything_held_is_listed_in_words(mine: Client) -> None:
    text = page(mine)
    for words in ("王秀兰", "13911110000", "1950-03-15", "红墙小区", "否"):
        assert words in text
    assert "student.fulltime" not in text.replace("/me/data/items/student.fulltime/", "")


def test_the_neighbour_sees_nothing_of_it(known: Known, neighbour: Person) -> None:
    text = page(neighbour.as_resident().client())
    assert "王秀兰" not in text.replace(neighbour.name, "")
    assert "13911110000" not in text


@pytest.mark.parametrize("part", ["", "uses/", "copy/"])
def test_who_lives_nowhere_here_has_no_such_page(worker: Person, part: str) -> None:
    assert worker.client().get(f"/me/data/{part}").status_code == 403


def test_elder_mode_asks_one_thing_at_a_time(mine: Client) -> None:
    mine.cookies["jy_look"] = ELDER
    first = page(mine)
    assert "王秀兰" in first
    assert "13911110000" not in first
    assert 'data-jy-aloud="姓名：王秀兰。' in first
    assert "tel:" in first


def test_elder_mode_goes_on_by_key(mine: Client) -> None:
    mine.cookies["jy_look"] = ELDER
    text = page(mine, "?at=birth")
    assert "1950-03-15" in text
    assert "?at=phone" in text
    assert "13911110000" in page(mine, "?all")


def test_one_item_tells_its_source(mine: Client) -> None:
    assert "人口基础库" in page(mine, "items/name/") or "其他台账" in page(mine, "items/name/")


@pytest.mark.parametrize("code", ["faith", "work.kind"])
def test_what_is_not_held_is_not_found(mine: Client, code: str) -> None:
    assert mine.get(f"/me/data/items/{code}/").status_code == 404


def test_an_item_tells_who_read_it_and_why(known: Known, mine: Client) -> None:
    with known.people.worker.acting(BENEFIT_CHECK):
        record("registry.facts_for", subjects=[known.subject], fields=["phone"])
    assert "府右街南社区" in page(mine, "items/phone/")
    assert "待遇" in page(mine, "items/phone/")
    assert "府右街南社区" not in page(mine, "items/name/").split("为什么")[-1]


def test_readers_follow_by_key(known: Known, mine: Client) -> None:
    with known.people.worker.acting(BENEFIT_CHECK):
        for _ in range(25):
            record("registry.facts_for", subjects=[known.subject], fields=["phone"])
    first = page(mine, "items/phone/")
    following = first.split('href="?before=')[1].split('"')[0]
    assert page(mine, f"items/phone/?before={following}").count("<time") == 5


def test_this_is_wrong_keeps_both(known: Known, mine: Client) -> None:
    fact = fact_of(known, "phone")
    answer = mine.post(f"/me/data/items/phone/{fact}/", {"own": "13922220000"}, follow=True)
    text = answer.content.decode()
    assert "13911110000" in text
    assert "13922220000" in text
    assert "正在核实" in text


def test_an_address_is_understood(known: Known, mine: Client) -> None:
    fact = fact_of(known, "residence.actual")
    wrong = mine.post(f"/me/data/items/residence.actual/{fact}/", {"own": "不知哪里"})
    assert wrong.status_code == 422
    mine.post(f"/me/data/items/residence.actual/{fact}/", {"own": "红墙小区1号楼1单元302室"})
    with known.saying() as acting:
        assert [one.attr for one in api.disputes(acting.purpose, acting.scope)] == ["residence.actual"]


def test_a_day_that_is_none_is_told(known: Known, mine: Client) -> None:
    answer = mine.post(f"/me/data/items/birth/{fact_of(known, 'birth')}/", {"own": "1950-02-31"})
    assert answer.status_code == 422


def test_saying_it_twice_changes_nothing(known: Known, mine: Client) -> None:
    fact = fact_of(known, "phone")
    for _ in range(2):
        answer = mine.post(f"/me/data/items/phone/{fact}/", {"own": ""}, follow=True)
    assert "已经提出过异议" in answer.content.decode()


def test_anothers_fact_is_not_mine_to_dispute(known: Known, neighbour: Person) -> None:
    fact = fact_of(known, "phone")
    assert neighbour.as_resident().client().get(f"/me/data/items/phone/{fact}/").status_code == 404


def test_a_word_is_taken_back(known: Known, mine: Client) -> None:
    with known.saying():
        made = api.dispute("phone")
    mine.post(f"/me/data/disputes/{made.id}/back/")
    assert "本人撤回" in page(mine, "items/phone/")


def test_anothers_word_is_not_taken_back(known: Known, neighbour: Person) -> None:
    with known.saying():
        made = api.dispute("phone")
    answer = neighbour.as_resident().client().post(f"/me/data/disputes/{made.id}/back/")
    assert answer.status_code == 404


def bare(known: Known) -> Client:
    """Signed in by phone alone, without second factor."""
    client = known.people.resident.client()
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": 0}]
    session.save()
    return client


def test_a_copy_needs_a_second_proof(known: Known) -> None:
    client = bare(known)
    assert client.get("/me/data/copy/json/")["Location"] == "/me/data/copy/"
    assert "发送验证码" in page(client, "copy/")


def test_the_code_of_the_own_phone_opens_the_copy(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    client = bare(known)
    monkeypatch.setattr("jiayuan.identity.codes.secrets.randbelow", lambda _n: 123456)
    assert "短信验证码" in client.post("/me/data/copy/").content.decode()
    assert client.post("/me/data/copy/", {"code": "654321"}).status_code == 422
    assert "下载" in client.post("/me/data/copy/", {"code": "123456"}).content.decode()
    assert client.get("/me/data/copy/json/").status_code == 200


def test_the_copy_holds_everything_whole(mine: Client) -> None:
    lines = mine.get("/me/data/copy/json/").json()["data"]
    values = {one["code"]: one["words"] for one in lines}
    assert values["phone"] == "13911110000"
    assert {one["counts"] for one in lines} == {True}


def test_the_copy_as_a_workbook(mine: Client) -> None:
    answer = mine.get("/me/data/copy/xlsx/")
    assert answer.content.startswith(b"PK")
    assert answer["Cache-Control"] == "no-store"
    assert mine.get("/me/data/copy/pdf/").status_code == 404
