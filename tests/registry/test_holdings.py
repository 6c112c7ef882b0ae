"""All that is held about oneself, for oneself alone."""

from __future__ import annotations

import pytest

from jiayuan.audit.models import Record
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotAllowed
from jiayuan.kernel.purpose import SERVICE_SELF
from jiayuan.registry import api
from tests.people import Person, as_service
from tests.registry.disputes.conftest import Known, known
from tests.tree import HOME_ROOM, as_role

__all__ = ["known"]
pytestmark = pytest.mark.django_db


def held(known: Known, code: str = "") -> list[api.Holding]:
    with known.saying():
        return api.holdings(code)


def test_every_value_is_told_in_plain(known: Known) -> None:
    values = {one.code: one.value for one in held(known)}
    assert values["phone"] == "13911110000"
    assert values["residence.actual"] == str(HOME_ROOM)
    assert list(values) == [one.code for one in api.ATTRS if one.code in values]


def test_one_attribute_alone(known: Known) -> None:
    (one,) = held(known, "name")
    assert (one.value, one.golden, one.disputed, one.origin) == ("王秀兰", True, False, "ledger:1")


def test_what_one_says_oneself_stands_beside_it(known: Known) -> None:
    with known.saying():
        api.dispute("phone", "13922220000")
    assert [(one.value, one.golden, one.disputed) for one in held(known, "phone")] == [
        ("13911110000", True, True), ("13922220000", False, False),
    ]  # fmt: skip


def test_what_is_too_old_to_be_used_is_said_so(known: Known) -> None:
    later = clock.now().replace(year=clock.now().year + 3)
    with clock.frozen(later):
        stale = {one.code: one.stale for one in held(known)}
    assert (stale["phone"], stale["name"]) == (True, False)


def test_an_unknown_attribute_is_an_error(known: Known) -> None:
    with pytest.raises(Invalid):
        held(known, "faith")


def test_the_neighbour_holds_nothing_of_it(known: Known, neighbour: Person) -> None:
    with neighbour.as_resident().acting(SERVICE_SELF):
        assert api.holdings() == []


def test_staff_have_no_such_page(known: Known, worker: Person) -> None:
    with worker.acting(SERVICE_SELF), pytest.raises(NotAllowed):
        api.holdings()


def test_looking_at_oneself_is_recorded_without_a_subject(known: Known) -> None:
    held(known)
    with as_role("jy_auditor"):
        record = Record.objects.filter(act="registry.own").latest("at")
    assert (record.subjects, "phone" in record.fields) == ([], True)


def test_a_household_is_told_without_its_members(known: Known) -> None:
    with as_service():
        rows = [api.FactRow(known.subject, "household", str(known.subject))]
        api.record_facts(api.FactBatch(known.subject, "register", clock.today(), rows))
    assert [one.value for one in held(known, "household")] == [""]
