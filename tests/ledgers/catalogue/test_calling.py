"""A data service answers within its use, masks, counts, and stops at its limits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.purpose import AUDIT_REVIEW, UPKEEP_SYSTEM, PurposeKind
from jiayuan.ledgers.catalogue.asking import decide_use
from jiayuan.ledgers.catalogue.calling import call
from jiayuan.ledgers.models import DataService, Use, UseDay
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People, as_service

KEYS = [str(books.person(n)) for n in range(2)]


def refused(use: Use, **selector: object) -> str:
    with pytest.raises(Refused) as caught:
        call(use, {"keys": KEYS, **selector}, caller="exchange:tests")
    return caught.value.code


def test_values_come_masked_with_day_and_source(approved: Callable[..., Use]) -> None:
    rows = call(approved(), {"keys": KEYS[:1]}, caller="exchange:tests")["rows"]
    (row,) = rows
    assert (row["key"], row["name"]["value"], row["name"]["source"]) == (KEYS[0], "王*", "person-base")
    assert set(row) == {"key", "name", "phone"}


def test_only_approved_items_are_given(approved: Callable[..., Use]) -> None:
    assert refused(approved(), attrs=["name", "birth"]) == "attribute"


def test_what_a_service_calls_plain_is_plain(approved: Callable[..., Use]) -> None:
    rows = call(approved(attrs=("birth",)), {"keys": KEYS[:1]}, caller="exchange:tests")["rows"]
    assert rows[0]["birth"]["value"] == "1940-01-15"


def test_the_day_s_rows_run_out(approved: Callable[..., Use]) -> None:
    use = approved(daily_rows=5)
    for _ in range(2):
        call(use, {"keys": KEYS}, caller="exchange:tests")
    assert refused(use) == "daily"
    with as_service():
        assert UseDay.objects.get(use=use).rows == 4


def test_the_minute_s_calls_run_out_and_come_back(approved: Callable[..., Use]) -> None:
    use = approved()
    with as_service():
        DataService.objects.filter(pk=use.service_id).update(rate=1)
    use.service.refresh_from_db()
    call(use, {"keys": KEYS}, caller="exchange:tests")
    assert refused(use) == "rate"
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        assert call(use, {"keys": KEYS}, caller="exchange:tests")["rows"]


def test_an_ended_or_expired_use_gives_nothing(approved: Callable[..., Use], desk: Desk) -> None:
    use = approved()
    with clock.frozen(clock.now() + timedelta(days=91)):
        assert refused(use) == "no-use"
    with desk.officer.acting(UPKEEP_SYSTEM):
        decide_use(use.pk, "end")
    with as_service():
        use.refresh_from_db()
    assert refused(use) == "no-use"


def test_people_outside_the_use_s_place_are_unknown(approved: Callable[..., Use]) -> None:
    stranger = "00000000-0000-7000-8000-00000000dead"
    rows = call(approved(), {"keys": [stranger]}, caller="exchange:tests")["rows"]
    assert rows[0]["name"]["state"] == "unknown"


@pytest.mark.parametrize("keys", [None, [], ["no uuid"], [7], "abc", KEYS * 300])
def test_a_wrong_selector_is_told(approved: Callable[..., Use], keys: object) -> None:
    with pytest.raises(Invalid):
        call(approved(), {"keys": keys}, caller="exchange:tests")


def test_every_read_leaves_who_why_and_whose(approved: Callable[..., Use], people: People) -> None:
    use = approved()
    call(use, {"keys": KEYS}, caller="exchange:tests")
    with people.auditor.acting(AUDIT_REVIEW):
        (read,) = audit.search(act="registry.facts_for", purpose="home-care-visits")
        (served,) = audit.search(act="ledgers.service", obj=str(use.pk))
    assert (set(read.fields), served.n, read.purpose) == ({"name", "phone"}, 2, served.purpose)


def test_counts_hide_small_cells(approved: Callable[..., Use]) -> None:
    use = approved(
        service="population-by-community", attrs=(), purpose="planning", purpose_kind=PurposeKind.STATISTICS
    )  # fmt: skip
    told = call(use, {}, caller="exchange:tests")
    # Six people live in the test's base: fewer than ten are never told.
    assert {value for row in told["counts"].values() for value in row.values()} == {None}
