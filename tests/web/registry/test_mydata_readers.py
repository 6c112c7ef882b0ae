"""Records of the trail as sentences."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from jiayuan.audit.api import Entry, record, trail_of
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from jiayuan.web.registry.mydata_readers import readers
from tests.people import Person
from tests.tree import HOME

pytestmark = pytest.mark.django_db
TITLES = {"benefit-check": "待遇核对"}


def entry(scope: str = str(HOME), purpose: str = "benefit-check", outcome: str = "ok") -> Entry:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    return Entry(UUID(int=1), at, None, "community_worker", "x.read", purpose, scope, ("phone",), 1, outcome, "")


def test_a_look_has_its_office_and_its_purpose_in_words(tree: None) -> None:
    (one,) = readers([entry()], TITLES)
    assert (one.office, one.purpose, one.refused) == ("府右街南社区", "待遇核对", False)


def test_an_unknown_purpose_keeps_its_code(tree: None) -> None:
    assert readers([entry(purpose="new-use")], TITLES)[0].purpose == "new-use"


@pytest.mark.parametrize("scope", ["", "nonsense", "110102.999."])
def test_what_no_place_did_the_system_did(tree: None, scope: str) -> None:
    assert readers([entry(scope)], TITLES)[0].office == "系统自动办理"


def test_a_refused_look_is_told_too(tree: None) -> None:
    assert readers([entry(outcome="refused")], TITLES)[0].refused


def looked(worker: Person, resident: Person, *fields: str) -> None:
    assert resident.subject
    with worker.acting(BENEFIT_CHECK):
        record("tests.read", subjects=[resident.subject], fields=fields)


def seen(resident: Person, field: str) -> list[tuple[str, ...]]:
    assert resident.subject
    with resident.acting(SERVICE_SELF):
        return [one.fields for one in trail_of(resident.subject, field=field) if one.act == "tests.read"]


def test_the_trail_of_one_field(worker: Person, resident: Person) -> None:
    looked(worker, resident, "phone", "name")
    looked(worker, resident, "name")
    assert seen(resident, "phone") == [("phone", "name")]
    assert seen(resident, "") == [("name",), ("phone", "name")]
    assert seen(resident, "birth") == []


def test_anothers_field_is_not_in_it(worker: Person, resident: Person, neighbour: Person) -> None:
    looked(worker, resident, "phone")
    assert seen(neighbour.as_resident(), "phone") == []
