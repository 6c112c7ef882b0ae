"""Why and why not, from the registry."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries.explaining import disputes_of
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_a_resident_reads_their_own_reasons(base: UUID, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        found = api.explain(base, "bj.elder_aged")
    assert found.result.code == 1
    assert found.decisive is not None
    assert found.decisive.cite == "二(三)1"


def test_all_policies_with_their_choices(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        found = api.assess(base)
    assert len(found.lines) == 5
    assert {choice.best for choice in found.choices} == {"bj.disabled_living", "bj.elder_nursing"}


def test_out_of_scope_everything_is_unknown(base: UUID, neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_CHECK):
        assert {line.result.status for line in api.assess(base).lines} == {"unknown"}


def test_disputes_stand_until_settled(aged: Offer, resident: Person, worker: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1935-01-01"})
        assert disputes_of(aged.person) == {"birth"}
    with worker.acting(BENEFIT_CHECK):
        api.command(aged.pk, "settle")
        assert disputes_of(aged.person) == set()
