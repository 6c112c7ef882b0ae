"""Pay lists on the desk: two people, a file, an answer."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiayuan.benefits.actions.listing import draft_paylist
from jiayuan.benefits.models import PayList
from jiayuan.identity.api import NewAccount, create_accounts, give_grant
from jiayuan.identity.models import User
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.money import NOVEMBER, POLICY, answer_of, drawn
from tests.benefits.residents import person
from tests.people import Person, as_service, sign_in
from tests.tree import STREET

pytestmark = pytest.mark.django_db
ACCOUNT = "6222000011112222"


@pytest.fixture
def owed(officer: Person) -> UUID:
    """Somebody who draws in November."""
    who = person(name="李建国", account=ACCOUNT)
    with officer.acting(BENEFIT_CHECK):
        drawn(who, NOVEMBER)
    return who


@pytest.fixture
def second(officer: Person) -> Client:
    """Another officer of the street, signed in."""
    with as_service():
        (other,) = create_accounts([NewAccount("staff", "孙立", "13800000077", None, STREET)])
        grant = give_grant(other, "street_officer", STREET, approved_by=officer.account_id, reason="tests")
    client = Client()
    sign_in(client, User.objects.get(account_id=other), grant_id=grant)
    return client


@pytest.fixture
def drafted(owed: UUID, officer: Person) -> str:
    """The address of a draft of the officer's."""
    with officer.acting(BENEFIT_CHECK):
        made = draft_paylist(POLICY, NOVEMBER)
    return f"/staff/benefits/pay/{made.pk}/"


def test_a_list_is_drawn_up_and_waits_for_a_second_person(owed: UUID, officer: Person) -> None:
    html = officer.client().post(
        "/staff/benefits/pay/draft/", {"policy": POLICY, "month": "2026-11"}, follow=True
    ).content.decode()  # fmt: skip
    assert "要由另一位同事复核封存" in html
    assert "复核并封存" not in html
    assert "1 笔，100 元" in html


def test_from_the_seal_to_what_failed(drafted: str, second: Client, officer: Person) -> None:
    assert "复核并封存" in second.get(drafted).content.decode()
    for step in ("seal", "send"):
        second.post(f"{drafted}{step}/")
    with officer.acting(BENEFIT_CHECK):
        answer = SimpleUploadedFile("r.csv", answer_of(PayList.objects.get(), {1: "账户已销户"}))
    html = second.post(f"{drafted}return/", {"file": answer}, follow=True).content.decode()
    assert "已回盘" in html
    lists = second.get("/staff/benefits/pay/").content.decode()
    assert "账户已销户" in lists
    assert "建国" not in lists


def test_the_bank_s_file_has_the_account_the_other_has_not(drafted: str, second: Client) -> None:
    second.post(f"{drafted}seal/")
    bank = second.post(f"{drafted}file/", {"form": "csv", "bank": "yes"})
    office = second.post(f"{drafted}file/", {"form": "gb18030"})
    assert (ACCOUNT in bank.content.decode("utf-8-sig"), bank["Cache-Control"]) == (True, "no-store")
    assert ACCOUNT not in office.content.decode("gb18030")
    assert second.get(f"{drafted}file/").status_code == 405


@pytest.mark.parametrize(("step", "data"), [("send", {}), ("return", {}), ("seal", {"version": "9"})])
def test_out_of_order_is_a_conflict(step: str, data: dict[str, str], drafted: str, second: Client) -> None:
    assert second.post(f"{drafted}{step}/", data).status_code == 409


def test_a_broken_file_says_so(drafted: str, second: Client) -> None:
    for step in ("seal", "send"):
        second.post(f"{drafted}{step}/")
    answer = second.post(f"{drafted}return/", {"file": SimpleUploadedFile("r.csv", b"x")})
    assert answer.status_code == 422
    assert "合计行" in answer.content.decode()


def test_a_month_that_is_none_is_refused(owed: UUID, officer: Person) -> None:
    answer = officer.client().post("/staff/benefits/pay/draft/", {"policy": POLICY, "month": "soon"})
    assert answer.status_code == 422


def test_a_dropped_list_leads_back(drafted: str, second: Client) -> None:
    assert second.post(f"{drafted}drop/")["Location"] == "/staff/benefits/pay/"


def test_the_neighbour_gets_404_and_a_worker_no_money(drafted: str, neighbour: Person, worker: Person) -> None:
    for who in (neighbour, worker):
        client = who.client()
        assert {client.get(drafted).status_code, client.post(f"{drafted}seal/").status_code} <= {403, 404}


def test_an_empty_list_is_calm(tree: None, officer: Person) -> None:
    assert "还没有清册" in officer.client().get("/staff/benefits/pay/").content.decode()
