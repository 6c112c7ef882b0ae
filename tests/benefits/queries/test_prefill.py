"""The pre-filled form and its fingerprint."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.residents import changed
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_lines_show_value_source_and_date(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        lines = {line.fact: line for line in api.prefill(aged).lines}
    assert set(lines) == {"hukou", "birth"}
    assert (lines["birth"].value, lines["birth"].source) == ("1940-01-01", "tests")
    assert lines["birth"].as_of is not None


def test_the_own_statement_stands_beside(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1935-01-01"})
        lines = {line.fact: line for line in api.prefill(aged).lines}
    assert (lines["birth"].value, lines["birth"].said, lines["birth"].note) == ("1940-01-01", "1935-01-01", "disputed")


def test_the_last_word_of_the_person_stands(aged: Offer, resident: Person, worker: Person) -> None:
    for said in ("1935-01-01", "1934-01-01"):
        with resident.acting(SERVICE_SELF):
            api.command(aged.pk, "dispute", {"fact": "birth", "said": said})
        with worker.acting(BENEFIT_CHECK):
            api.command(aged.pk, "settle")
    with resident.acting(SERVICE_SELF):
        lines = {line.fact: line for line in api.prefill(aged).lines}
    assert (lines["birth"].said, lines["birth"].note) == ("1934-01-01", "")


def test_a_form_of_the_same_base_is_the_same_form(aged: Offer, resident: Person, worker: Person) -> None:
    prints = set()
    for who, purpose in ((resident, SERVICE_SELF), (worker, BENEFIT_CHECK)):
        with who.acting(purpose):
            prints.add(api.prefill(aged).fingerprint)
    assert len(prints) == 1


def test_another_value_is_another_form(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        before = api.prefill(aged)
    changed(aged.person, birth="1939-01-01")
    with resident.acting(SERVICE_SELF):
        after = api.prefill(aged)
    assert before.fingerprint != after.fingerprint
    assert {line.value for line in after.lines} == {"是", "1939-01-01"}


def test_an_expired_value_is_shown_as_not_known(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), clock.frozen(clock.now() + timedelta(days=800)):
        lines = {line.fact: line for line in api.prefill(aged).lines}
    assert (lines["hukou"].state, lines["hukou"].value) == ("unknown", "")


def test_out_of_scope_a_form_is_empty(aged: Offer, neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_CHECK):
        assert {line.state for line in api.prefill(aged).lines} == {"unknown"}


def test_a_form_takes_few_queries(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), CaptureQueriesContext(connection) as queries:
        api.prefill(aged)
    assert len(queries) <= 6
