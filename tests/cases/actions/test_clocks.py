"""Clocks of a real case: started, stopped, ended, called off; always equal to their segments."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from jiayuan.cases.actions import clocks, pausing
from jiayuan.cases.actions.clocks import Owner
from jiayuan.cases.api import CaseRef
from jiayuan.cases.book import Book
from jiayuan.cases.models import Case, Clock, ClockSegment
from jiayuan.kernel import clock
from tests.cases import office as desk
from tests.people import People
from tests.tree import DISTRICT

HOUR = timedelta(hours=1)


@pytest.fixture
def owner(office: People, filed: CaseRef) -> Owner:
    with desk.as_service():
        return Owner(Case.objects.get(pk=int(filed.number)))


def resolve(owner: Owner) -> Clock:
    return owner.clocks().get(kind="resolve", round=owner.case.round)


def reasons(row: Clock) -> list[tuple[bool, str]]:
    parts = ClockSegment.objects.filter(clock=row).order_by("id")
    return list(parts.values_list("running", "reason"))


def test_a_running_clock_has_one_open_segment(owner: Owner) -> None:
    with desk.as_service():
        row = resolve(owner)
        assert reasons(row) == [(True, "run")]
        assert ClockSegment.objects.get(clock=row).to_at is None


def test_pausing_closes_the_segment_and_takes_the_due_date_away(owner: Owner) -> None:
    with desk.as_service():
        pausing.pause(owner.case, clock.now() + HOUR, "ask")
        row = resolve(owner)
        assert (row.state, row.due_at, owner.case.due_at) == ("paused", None, None)
        assert reasons(row) == [(True, "run"), (False, "ask")]


def test_resuming_adds_exactly_the_pause(owner: Owner) -> None:
    with desk.as_service():
        before, now = resolve(owner).due_at, clock.now()
        pausing.pause(owner.case, now + HOUR, "ask")
        pausing.resume(owner.case, now + 4 * HOUR, Book(now))
        assert resolve(owner).due_at == before + 3 * HOUR
        assert owner.case.due_at == before + 3 * HOUR


def test_two_pauses_add_up(owner: Owner) -> None:
    with desk.as_service():
        before, now = resolve(owner).due_at, clock.now()
        for start in (1, 10):
            pausing.pause(owner.case, now + start * HOUR, "ask")
            pausing.resume(owner.case, now + (start + 2) * HOUR, Book(now))
        assert resolve(owner).due_at == before + 4 * HOUR


def test_ended_in_time_is_met(owner: Owner) -> None:
    with desk.as_service():
        clocks.end(owner, ("resolve",), clock.now() + HOUR)
        row = resolve(owner)
    assert (row.state, row.ended_at is not None) == ("met", True)


def test_ended_after_the_due_date_is_missed(owner: Owner) -> None:
    with desk.as_service():
        clocks.end(owner, ("resolve",), resolve(owner).due_at + timedelta(seconds=1))
        assert resolve(owner).state == "missed"


def test_ending_twice_keeps_the_first_end(owner: Owner) -> None:
    first = clock.now() + HOUR
    with desk.as_service():
        clocks.end(owner, ("resolve",), first)
        clocks.end(owner, ("resolve",), first + HOUR)
        assert resolve(owner).ended_at == first


def test_an_extension_moves_the_due_date(owner: Owner) -> None:
    with desk.as_service():
        before = resolve(owner).due_at
        pausing.extend(owner, 86_400, Book(clock.now()))
        assert resolve(owner).due_at == before + timedelta(days=1)
        assert owner.case.due_at == before + timedelta(days=1)


def test_calling_off_leaves_what_was_missed(owner: Owner) -> None:
    with desk.as_service():
        Clock.objects.filter(case=owner.case, kind="sign").update(state="missed")
        clocks.cancel(owner.case, clock.now())
        states = dict(Clock.objects.filter(case=owner.case).values_list("kind", "state").order_by("id"))
    assert (states["sign"], states["contact"], states["accept"]) == ("missed", "cancelled", "met")


def test_calling_off_an_order_leaves_the_case_s_clock(owner: Owner) -> None:
    with desk.as_service():
        clocks.cancel(owner.case, clock.now(), orders=[desk.order_of(owner.case.number)])
        assert resolve(owner).state == "running"
        assert owner.case.due_at is not None


def test_no_segment_is_left_open_behind_an_ended_clock(owner: Owner) -> None:
    with desk.as_service():
        clocks.cancel(owner.case, clock.now())
        assert not ClockSegment.objects.filter(to_at=None).exists()


@pytest.mark.parametrize(
    ("code", "start", "due"),
    [
        ("02010101", "2026-03-06T18:00+08:00", "2026-03-09T10:00+08:00"),
        ("02010301", "2026-03-02T10:00+08:00", "2026-03-09T10:00+08:00"),
        ("010301", "2026-03-07T23:00+08:00", "2026-03-08T01:00+08:00"),
        ("020102", "2026-03-07T23:00+08:00", "2026-03-14T23:00+08:00"),
    ],
)
def test_each_class_counts_on_its_own_calendar(office: People, code: str, start: str, due: str) -> None:
    at = datetime.fromisoformat(start)
    ref = desk.file_case(office.worker, class_code=code, received_at=at, source="patrol")
    assert ref.due_at == datetime.fromisoformat(due)


def test_a_kind_without_term_starts_no_clock(owner: Owner) -> None:
    with desk.as_service():
        assert clocks.start(owner, ("whistle",), clock.now(), Book(clock.now())) == []


def test_an_order_s_clocks_belong_to_its_unit(office: People, filed: CaseRef) -> None:
    with desk.as_service(DISTRICT):
        units = set(Clock.objects.filter(case_id=int(filed.number)).values_list("owner", "owner_org_id"))
    assert units == {("case", desk.COMMUNITY), ("order", desk.COMMUNITY)}


def test_the_stored_due_date_equals_the_one_counted_again(owner: Owner) -> None:
    with desk.as_service():
        now = clock.now()
        pausing.pause(owner.case, now + HOUR, "suspend")
        pausing.resume(owner.case, now + 50 * HOUR, Book(now))
        row = resolve(owner)
        assert row.due_at == pausing.recomputed_due(row, Book(now))
