"""The job of retention is on its queue, once a night, and goes through every district."""

from __future__ import annotations

from jiayuan.audit.models import Record
from jiayuan.ledgers import tasks
from jiayuan.ledgers.keeping.tasks import keep_nightly
from tests.people import People
from tests.tree import DISTRICT, as_role


def test_it_is_found_by_the_queue() -> None:
    assert keep_nightly in tasks.KEEPING
    assert (keep_nightly.queue, keep_nightly.name) == ("ledgers", "ledgers.keep")


def test_a_night_goes_through_the_district_and_is_recorded(people: People) -> None:
    keep_nightly.func(0)
    with as_role("jy_auditor"):
        assert Record.objects.filter(act="ledgers.keep", object=DISTRICT.value).count() == 1
