"""Signing in: phone and code, password and second factor, logging out."""

from __future__ import annotations

import json
from http.cookies import SimpleCookie

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.test import Client

from jiayuan.identity.api import LoginUser, close_account
from jiayuan.identity.outbox import spool
from tests.people import Person, as_service, sign_in

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "a quiet courtyard"


def now_code(secret: str) -> str:
    """What an authenticator app shows now."""
    counters = list(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(secret, counters[len(counters) // 2])))


def sent_code() -> str:
    return str(json.loads(sorted(spool().glob("*.json"))[-1].read_text())["values"]["code"])


def user_of(person: Person, password: str = PASSWORD) -> LoginUser:
    user = LoginUser.objects.get(account_id=person.account_id)
    user.set_password(password)
    user.save()
    return user


def ask_code(client: Client, phone: str) -> str:
    assert client.post("/login/", {"phone": phone}).status_code == 302
    return sent_code()


def test_a_resident_signs_in_by_phone(resident: Person, client: Client) -> None:
    code = ask_code(client, "138 0000 0001")
    response = client.post("/login/code/", {"code": code})
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/me/access/").status_code == 200


def test_a_wrong_code_is_told_kindly(resident: Person, client: Client) -> None:
    code = ask_code(client, "13800000001")
    response = client.post("/login/code/", {"code": "000000" if code != "000000" else "111111"})
    assert response.status_code == 422
    assert "验证码不对或已过期" in response.content.decode()


def test_an_unknown_phone_gets_the_same_first_answer(resident: Person, client: Client) -> None:
    code = ask_code(client, "13911112222")
    response = client.post("/login/code/", {"code": code})
    assert "还没有登记" in response.content.decode()


def test_a_second_code_at_once_is_refused(resident: Person, client: Client) -> None:
    ask_code(client, "13800000001")
    response = client.post("/login/", {"phone": "13800000001"})
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0


def test_no_phone_no_code_page(client: Client) -> None:
    assert client.get("/login/code/")["Location"] == "/login/"


def test_a_bad_phone_is_named_without_repeating_it(client: Client) -> None:
    response = client.post("/login/", {"phone": "12ab"})
    assert response.status_code == 422
    assert "请填写11位手机号" in response.content.decode()


def test_staff_are_asked_for_the_second_factor(worker: Person, client: Client) -> None:
    TOTP.activate(user_of(worker), SECRET)
    response = client.post("/login/password/", {"name": "13800000003", "password": PASSWORD})
    assert response["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/staff/").status_code == 302
    response = client.post(response["Location"], {"code": now_code(SECRET)})
    assert (response.status_code, response["Location"]) == (302, "/staff/")
    assert client.get("/me/grants/").status_code == 200


def test_a_password_alone_does_not_open_the_workbench(worker: Person, client: Client) -> None:
    sign_in(client, user_of(worker), worker.grant_id, second_factor=False)
    assert client.get("/staff/")["Location"].startswith("/login/second-factor/")
    assert client.get("/login/second-factor/").status_code == 200


def test_wrong_and_unknown_answer_alike(worker: Person, client: Client) -> None:
    user_of(worker)
    answers = [
        client.post("/login/password/", {"name": name, "password": "not this one"})
        for name in ("13800000003", "nobody")
    ]
    texts = {answer.content.decode().split("jy-errors")[1].split("</div>")[0] for answer in answers}
    assert {answer.status_code for answer in answers} == {422}
    assert len(texts) == 1


def test_five_failures_close_the_door(worker: Person, client: Client) -> None:
    user_of(worker)
    for _ in range(5):
        client.post("/login/password/", {"name": "13800000003", "password": "wrong"})
    response = client.post("/login/password/", {"name": "13800000003", "password": PASSWORD})
    assert response.status_code == 429


def test_next_leads_only_to_own_pages(resident: Person, client: Client) -> None:
    client.get("/login/?next=https://elsewhere.example/")
    code = ask_code(client, "13800000001")
    assert client.post("/login/code/", {"code": code})["Location"] == "/"


def test_logging_out_ends_it_on_the_server(resident: Person) -> None:
    client = resident.client()
    assert client.get("/me/access/").status_code == 200
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/logout/")
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    assert client.get("/me/access/").status_code == 302


def test_the_librarys_own_login_leads_to_ours(client: Client) -> None:
    assert client.get("/accounts/login/")["Location"] == "/login/"


def test_the_secret_lies_sealed(worker: Person) -> None:
    TOTP.activate(user_of(worker), SECRET)
    assert SECRET not in json.dumps(Authenticator.objects.get().data)


def confirmed(worker: Person, client: Client) -> LoginUser:
    """Signed in by password and asked for it again, as before every change of factors."""
    user = user_of(worker)
    sign_in(client, user, worker.grant_id, second_factor=False)
    assert "jy-page" in client.get("/accounts/reauthenticate/").content.decode()
    assert client.post("/accounts/reauthenticate/", {"password": PASSWORD}).status_code == 302
    return user


@pytest.mark.parametrize("page", ["", "totp/activate/", "webauthn/add/", "webauthn/"])
def test_the_librarys_pages_wear_our_look(worker: Person, client: Client, page: str) -> None:
    confirmed(worker, client)
    response = client.get(f"/accounts/2fa/{page}")
    assert response.status_code == 200
    assert "jy-page" in response.content.decode()


def test_setting_up_a_second_factor(worker: Person, client: Client) -> None:
    user = confirmed(worker, client)
    client.get("/accounts/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    code = now_code(secret)
    response = client.post("/accounts/2fa/totp/activate/", {"code": code})
    assert response.status_code == 302
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    assert "jy-page" in client.get(response["Location"]).content.decode()


def test_proving_the_factor_opens_the_workbench(worker: Person, client: Client) -> None:
    user = user_of(worker)
    TOTP.activate(user, SECRET)
    sign_in(client, user, worker.grant_id, second_factor=False)
    assert client.get("/staff/").status_code == 302
    code = now_code(SECRET)
    client.post("/accounts/2fa/reauthenticate/", {"code": code})
    assert client.get("/staff/").status_code == 200


def test_five_wrong_codes_use_up_the_right_one(resident: Person, client: Client) -> None:
    right = ask_code(client, "13800000001")
    wrong = "000000" if right != "000000" else "111111"
    assert [client.post("/login/code/", {"code": wrong}).status_code for _ in range(5)] == [422] * 5
    late = client.post("/login/code/", {"code": right})
    assert late.status_code == 429
    assert int(late["Retry-After"]) > 0
    assert client.get("/me/access/").status_code == 302


def test_who_asks_too_often_is_told_how_long_in_both_languages(client: Client, tree: None) -> None:
    client.post("/login/", {"phone": "13911112222"})
    chinese = client.post("/login/", {"phone": "13911112222"})
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    english = client.post("/login/", {"phone": "13911112222"})
    assert "请过 1 分钟再试" in chinese.content.decode()
    assert (chinese.status_code, english.status_code) == (429, 429)
    assert 0 < int(english["Retry-After"]) <= 60
    assert "请过" not in english.content.decode()


def test_neither_page_repeats_the_phone(resident: Person, client: Client) -> None:
    for phone in ("13800000001", "13911112222"):
        response = client.post("/login/", {"phone": phone}, follow=True)
        assert phone not in response.content.decode()
        assert phone not in str(response.redirect_chain)


def test_a_code_opens_for_the_browser_that_asked_and_no_other(resident: Person, client: Client) -> None:
    code = ask_code(client, "13800000001")
    stranger = Client()
    assert stranger.post("/login/code/", {"code": code})["Location"] == "/login/"
    assert client.post("/login/code/", {"code": code}).status_code == 302


def test_the_session_changes_its_name_on_signing_in(resident: Person, client: Client) -> None:
    code = ask_code(client, "13800000001")
    before = client.session.session_key
    client.post("/login/code/", {"code": code})
    assert client.session.session_key != before


def test_a_copied_cookie_is_worth_nothing_after_logging_out(resident: Person) -> None:
    client = resident.client()
    assert client.get("/me/access/").status_code == 200
    thief = Client()
    thief.cookies = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
    client.post("/logout/")
    assert thief.get("/me/access/").status_code == 302


def test_logging_out_is_not_done_by_a_link(resident: Person) -> None:
    client = resident.client()
    assert client.get("/logout/").status_code == 405
    assert client.get("/me/access/").status_code == 200


def test_a_closed_account_with_the_right_password_stays_out(worker: Person, client: Client) -> None:
    user = user_of(worker)
    with as_service():
        close_account(worker.account_id)
    response = client.post("/login/password/", {"name": user.username, "password": PASSWORD})
    assert response.status_code == 403
    assert client.get("/staff/").status_code == 302


@pytest.mark.parametrize("data", [{"next": "/"}, {"name": "x"}, {"password": "x"}, {"name": " ", "password": "x"}])
def test_an_unfinished_form_is_no_try(client: Client, tree: None, data: dict[str, str]) -> None:
    for _ in range(6):
        assert client.post("/login/password/", data).status_code == 422


def test_the_second_factor_page_needs_a_first(client: Client, tree: None) -> None:
    assert client.get("/login/second-factor/")["Location"] == "/login/password/"
