"""Locked lines, and compared ones."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from jiayuan.web.benefits.lines import compared, locked_rows
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_locked_rows_name_source_and_day(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        rows = locked_rows(api.prefill(aged).lines)
    assert rows[0]["note"].startswith("tests · ")


def test_a_statement_is_marked_as_different(aged: Offer, resident: Person, worker: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1939-01-01"})
    with worker.acting(BENEFIT_CHECK) as acting:
        said = compared(api.matter(acting.scope, aged.pk))[1]["rows"]
    assert isinstance(said, list)
    assert [row["differs"] for row in said] == [False, True]
