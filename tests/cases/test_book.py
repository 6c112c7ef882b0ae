"""Reference data of one deed: what is in force on the day, read once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.cases.book import Book
from jiayuan.cases.models import ClassCode, RuleSet, Term
from jiayuan.cases.rules.calendars import ALWAYS
from jiayuan.cases.rules.deadlines import Allowance
from jiayuan.kernel import clock
from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.errors import Invalid
from tests.cases import office as desk
from tests.people import People


@pytest.fixture
def book(office: People) -> Book:
    return Book(clock.now())


def test_each_part_is_read_once(book: Book) -> None:
    with desk.as_service(), CaptureQueriesContext(connection) as seen:
        for _ in range(3):
            assert book.terms
            assert book.classes
            assert book.rules
            assert book.directory.units
            assert book.calendar("grid").spans
    assert len(seen) == 6


def test_always_costs_no_query(book: Book) -> None:
    with desk.as_service(), CaptureQueriesContext(connection) as seen:
        assert book.calendar("always") is ALWAYS
    assert len(seen) == 0


def test_a_calendar_nobody_seeded_runs_always(book: Book) -> None:
    with desk.as_service():
        assert book.calendar("moon") is ALWAYS


@pytest.mark.parametrize(
    ("code", "urgency", "kind", "wanted"),
    [
        (desk.HALLWAY, "U3", "resolve", Allowance(7, "day", "always")),
        ("010301", "U1", "resolve", Allowance(2, "hour", "always")),
        ("02010101", "G", "resolve", Allowance(4, "work_hour", "grid")),
        ("02010101", "G", "sign", Allowance(2, "work_hour", "grid")),
        (desk.HALLWAY, "U3", "return_decision", Allowance(4, "hour", "always")),
        (desk.HALLWAY, "U3", "whistle", None),
        ("unknown", "U2", "contact", Allowance(2, "hour", "always")),
    ],
)
def test_terms(book: Book, code: str, urgency: str, kind: str, wanted: Allowance | None) -> None:
    with desk.as_service():
        assert book.allowance(code, urgency, kind) == wanted


def test_a_term_that_ended_is_not_used(office: People) -> None:
    day = date(2026, 12, 1)
    with desk.as_service():
        Term.objects.filter(urgency="U3", kind="resolve").update(valid_to=day)
        Term.objects.create(
            urgency="U3", kind="resolve", value=5, unit="day", calendar="always", valid_from=day, source="new rule"
        )
        before, after = Book(_noon(day - timedelta(days=1))), Book(_noon(day))
        assert before.terms["U3", "resolve"].value == 7
        assert after.terms["U3", "resolve"].value == 5


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=LOCAL)


def test_a_class_that_ended_cannot_be_chosen(office: People) -> None:
    with desk.as_service():
        ClassCode.objects.filter(code=desk.NOISE).update(valid_to=clock.today())
    with pytest.raises(Invalid):
        desk.file_case(office.resident, class_code=desk.NOISE)


def test_the_name_of_a_gone_class_is_its_code(book: Book) -> None:
    with desk.as_service():
        assert book.class_name("999999") == "999999"
        assert book.class_name(desk.NOISE) == "施工噪声"


def test_only_the_active_set_counts(book: Book) -> None:
    with desk.as_service():
        assert (book.rules[0], len(book.rules[1])) == (1, 20)
        RuleSet.objects.update(state="retired")
        assert Book(clock.now()).rules == (0, [])
