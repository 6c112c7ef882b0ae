"""The pre-filled form and its fingerprint."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import SERVICE_SELF
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
