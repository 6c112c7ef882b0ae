"""The catalogue by day: an item begins and ends at midnight in Beijing, not eight hours later."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from jiayuan.content import api as content
from jiayuan.content.api import ServiceGroup
from jiayuan.content.models import ServiceItem
from jiayuan.identity.api import as_login
from jiayuan.kernel import clock

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 7, 1), date(2026, 7, 31)


@pytest.fixture(autouse=True)
def _july() -> None:
    """One item of the catalogue that is offered in July only."""
    with as_login():
        content.load_catalogue()
        ServiceItem.objects.filter(code="elder-card").update(valid_from=FIRST, valid_to=LAST)


def offered() -> bool:
    return "elder-card" in {item.code for item in content.services()}


@pytest.mark.parametrize(
    ("beijing", "there"),
    [
        ((2026, 6, 30, 23, 59), False),
        ((2026, 7, 1, 0, 0), True),
        ((2026, 7, 1, 7, 59), True),
        ((2026, 7, 31, 23, 59), True),
        ((2026, 8, 1, 0, 0), False),
        ((2026, 8, 1, 7, 59), False),
    ],
)
def test_days_turn_at_midnight_in_beijing(beijing: tuple[int, int, int, int, int], there: bool) -> None:
    with clock.frozen(datetime(*beijing, tzinfo=clock.LOCAL)):
        assert offered() is there


@pytest.mark.parametrize(("day", "there"), [(FIRST, True), (LAST, True), (date(2026, 6, 30), False)])
def test_a_day_may_be_asked_for(day: date, there: bool) -> None:
    with clock.frozen(datetime(2020, 1, 1, tzinfo=UTC)):
        assert ("elder-card" in {item.code for item in content.services(on=day)}) is there


def test_the_groups_make_the_whole() -> None:
    with clock.frozen(datetime(2026, 7, 15, tzinfo=UTC)):
        whole = [item.code for item in content.services()]
        parts = [item.code for group in ServiceGroup for item in content.services(group.value)]
    assert sorted(parts) == sorted(whole)
    assert content.services("no-such-group") == []


def test_an_old_link_still_says_what_the_service_was() -> None:
    with clock.frozen(datetime(2027, 1, 1, tzinfo=UTC)):
        assert content.service("elder-card").code == "elder-card"
