"""Policies and the calculator: for everybody, and nothing is kept."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.audit.models import Record
from jiayuan.identity import throttle
from tests.people import Person
from tests.tree import as_role
from tests.webapi.calls import get, post, problem

pytestmark = pytest.mark.django_db
DAY = "2026-03-01"
FACTS = {"age": 86, "hukou": True, "relief.status": "none", "draws.injury_care": False, "fp.special": False}


def unit(**facts: Any) -> dict[str, Any]:
    return {"as_of": DAY, "unit": {"persons": [{"facts": {**FACTS, **facts}}]}}


def calculated(body: dict[str, Any], client: Client) -> dict[str, dict[str, Any]]:
    answer = post(client, "/benefits/calculate", body)
    assert answer.status_code == 200, answer.content
    return {one["policy"]: one for one in answer.json()["results"]}


def test_a_stranger_learns_what_may_be_theirs(client: Client) -> None:
    found = calculated(unit(), client)
    assert (found["bj.elder_aged"]["status"], found["bj.elder_aged"]["amount_fen"]) == ("yes", 10_000)
    assert found["bj.elder_hardship"]["status"] == "no"


def test_what_is_not_known_keeps_the_answer_open(client: Client) -> None:
    nursing = calculated(unit(), client)["bj.elder_nursing"]
    assert nursing["status"] == "unknown"
    assert "draws.brave_care" in [one["fact"] for one in nursing["missing"]]
    assert (nursing["lo_fen"], nursing["hi_fen"]) == (0, 60_000)


def test_only_what_is_asked_for_is_answered(client: Client) -> None:
    assert list(calculated({**unit(), "ask": ["bj.elder_aged"]}, client)) == ["bj.elder_aged"]


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"age": "13812345678"}, "age"), ({"hukou": 7}, "hukou"), ({"13812345678": True}, "facts"), ({"age": 900}, "age")],
)
def test_a_wrong_fact_is_named_and_never_repeated(facts: dict[str, Any], field: str, client: Client) -> None:
    answer = post(client, "/benefits/calculate", unit(**facts))
    assert problem(answer) == (422, "invalid")
    assert answer.json()["errors"][0]["field"] == field
    assert "13812345678" not in answer.content.decode()


@pytest.mark.parametrize("body", [{}, {"unit": []}, {"unit": {}, "who": 1}, {"unit": {}, "ask": ["nothing"]}])
def test_a_body_of_another_shape_is_told(body: dict[str, Any], client: Client) -> None:
    assert post(client, "/benefits/calculate", body).status_code == 422


@pytest.mark.parametrize("day", ["1999-12-31", "2100-01-01", "9999-12-31"])
def test_a_day_outside_the_calendar_is_told(day: str, client: Client) -> None:
    assert problem(post(client, "/benefits/calculate", {**unit(), "as_of": day}))[0] == 422
    assert problem(get(client, f"/benefits/policies?as_of={day}"))[0] == 422


def test_a_crowd_is_not_calculated(client: Client) -> None:
    body = {"unit": {"persons": [{"facts": {}}] * 21}}
    assert problem(post(client, "/benefits/calculate", body)) == (422, "persons")


def test_nothing_is_kept_told_or_set(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="jiayuan")
    answer = post(client, "/benefits/calculate", unit())
    with as_role("jy_auditor"):
        assert not Record.objects.filter(act__startswith="webapi.benefits").exists()
    assert not answer.cookies
    assert "relief" not in caplog.text


def test_who_is_signed_in_is_told_the_same(client: Client, resident: Person) -> None:
    told = [calculated(unit(), one) for one in (client, resident.client())]
    assert told[0] == told[1]


def test_a_calculation_takes_few_queries(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        calculated(unit(), client)
    assert len(queries) <= 12


def test_the_sixty_first_in_a_minute_waits(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "drained", lambda *_: (0.0, 9))
    assert problem(post(client, "/benefits/calculate", unit())) == (429, "api-network")


dates = st.dates().map(str)
values = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.text(max_size=8) | dates
codes = st.sampled_from(["birth", "age", "income.own", "dis.level", "fp.wife_birth", "relief.status", "x"])


@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)
@given(facts=st.dictionaries(codes, values, max_size=5), as_of=dates)
def test_whatever_is_sent_the_answer_is_calm(
    facts: dict[str, Any], as_of: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "drained", lambda *_: (1.0, 0))
    body = {"as_of": as_of, "unit": {"persons": [{"facts": facts}]}}
    assert post(client, "/benefits/calculate", body).status_code in {200, 422}


def test_policies_of_a_day_with_document_and_dates(client: Client) -> None:
    told = get(client, f"/benefits/policies?as_of={DAY}").json()
    found = {one["id"]: one for one in told["policies"]}
    assert found["bj.elder_aged"]["doc"]["number"] == "京民养老发〔2019〕160号"
    assert found["bj.elder_aged"]["name"]["en"] == "Allowance for the very old"


def test_before_its_document_a_policy_is_not_there(client: Client) -> None:
    assert get(client, "/benefits/policies/bj.elder_aged?as_of=2019-10-01").status_code == 200
    assert problem(get(client, "/benefits/policies/bj.elder_aged?as_of=2019-09-30")) == (404, "not-found")


def test_a_policy_is_told_with_rows_clauses_and_quotes(client: Client) -> None:
    told = get(client, f"/benefits/policies/bj.disabled_nursing?as_of={DAY}").json()
    assert told["rows"][0]["pay"] == "300元"
    assert "300元" in told["rows"][0]["quotes"][0]
    assert [row["id"] for row in told["rows"] if row["ruling"]] == ["gap"]
    assert len(told["papers_no_longer_asked"]) == 5
    assert {"dis.level", "dis.type"} <= {one["fact"] for one in told["facts"]}
