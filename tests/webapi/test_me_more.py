"""One's own data by program, the edges."""

from __future__ import annotations

import pytest
from django.test import Client

from jiayuan.audit.models import Record
from jiayuan.registry import api
from tests.people import Person
from tests.registry.disputes.conftest import Known, known
from tests.tree import as_role
from tests.webapi.calls import get, post, problem

__all__ = ["known"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(known: Known) -> Client:
    return known.people.resident.client()


def fact(mine: Client, code: str) -> int:
    return int(next(one["fact"] for one in get(mine, "/me/data").json()["data"] if one["code"] == code))


def test_labels_are_in_the_readers_language(mine: Client) -> None:
    told = {one["code"]: one["label"] for one in get(mine, "/me/data", **{"Accept-Language": "en"}).json()["data"]}
    assert told["name"].isascii()


def test_the_order_is_that_of_the_standard(mine: Client) -> None:
    codes = [one["code"] for one in get(mine, "/me/data").json()["data"]]
    order = [one.code for one in api.ATTRS]
    assert codes == sorted(codes, key=order.index)


def test_reading_oneself_is_no_look_at_oneself(known: Known, mine: Client) -> None:
    get(mine, "/me/data")
    acts = {one["act"] for one in get(mine, "/me/access").json()["access"]}
    assert not acts & {"registry.own", "webapi.me.data"}
    with as_role("jy_auditor"):
        assert Record.objects.filter(act="registry.own").exists()


@pytest.mark.parametrize("cursor", ["x", "7", "00000000"])
def test_a_cursor_that_is_none_is_told(mine: Client, cursor: str) -> None:
    assert problem(get(mine, f"/me/access?cursor={cursor}")) == (422, "invalid")


def test_a_cursor_of_nothing_is_an_empty_page(mine: Client) -> None:
    told = get(mine, "/me/access?cursor=00000000-0000-7000-8000-00000000dead").json()
    assert told == {"access": [], "next": None}


def test_anothers_fact_is_not_ones_own(known: Known, mine: Client, neighbour: Person) -> None:
    body = {"attr": "phone", "fact": fact(mine, "phone")}
    assert problem(post(neighbour.as_resident(), "/me/disputes", body)) == (404, "not-found")


@pytest.mark.parametrize(("attr", "instead"), [("birth", "yesterday"), ("student.fulltime", "perhaps"), ("phone", " ")])
def test_what_is_no_value_is_told(mine: Client, attr: str, instead: str) -> None:
    assert problem(post(mine, "/me/disputes", {"attr": attr, "instead": instead})) == (422, "dispute-value")


def test_the_own_value_does_not_win_before_somebody_looked(mine: Client) -> None:
    post(mine, "/me/disputes", {"attr": "phone", "instead": "13922220000"})
    counts = {one["value"]: one["counts"] for one in get(mine, "/me/data").json()["data"] if one["code"] == "phone"}
    assert counts == {"13911110000": True, "13922220000": False}


def test_objecting_twice_is_a_conflict(mine: Client) -> None:
    body = {"purpose": "statistics"}
    assert post(mine, "/me/objections", body).status_code == 201
    assert problem(post(mine, "/me/objections", body)) == (409, "objection-open")


def test_the_neighbour_sees_no_objection_of_mine(mine: Client, neighbour: Person) -> None:
    post(mine, "/me/objections", {"purpose": "statistics"})
    assert get(neighbour.as_resident(), "/me/objections").json() == []


def test_without_any_word_there_are_no_consents(mine: Client) -> None:
    assert get(mine, "/me/consents").json() == []
