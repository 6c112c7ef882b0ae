"""Boards, trends and fixes as sums of scores."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.quality.queries import TREND, width_below
from tests.ledgers.conftest import Desk
from tests.ledgers.quality.scores import gap, score
from tests.people import as_service
from tests.tree import DISTRICT, HOME, HOME_BUILDING, NEXT, STREET

OTHER_STREET = PlacePath("110102.002.")
WHOLE = Scope(DISTRICT)


def board(at: PlacePath) -> api.Board:
    with as_service():
        return api.quality_board(at, WHOLE)


@pytest.fixture
def two(desk: Desk) -> Desk:
    """A good ledger in the first community, two poor ones in the next."""
    with as_service():
        for attr in ("", "phone", "name"):
            score(HOME, attr, office=desk.office)
            score(NEXT, attr, office=desk.office, valid=(40, 100))
            score(NEXT, attr, office=desk.office, template="property", lines=300, valid=(150, 300))
    return desk


@pytest.mark.parametrize(
    ("at", "below"), [(DISTRICT, STREET), (STREET, HOME), (HOME, HOME), (HOME_BUILDING, HOME)], ids=str
)
def test_below_a_place_come_places_of_the_next_floor(at: PlacePath, below: PlacePath) -> None:
    assert width_below(at) == len(below.value)


def test_a_street_shows_its_communities(two: Desk) -> None:
    rows = {row.place: row.total for row in board(STREET).rows}
    assert set(rows) == {HOME.value, NEXT.value}
    assert rows[NEXT.value].parts.share("valid") == api_share(190, 400)
    assert rows[NEXT.value].parts.lines == 400


def api_share(n: float, of: float) -> object:
    share = type(board(DISTRICT).total.parts.share("valid"))
    return share(n, of)


def test_a_district_shows_its_streets(two: Desk) -> None:
    with as_service():
        score(OTHER_STREET.child("001"))
    assert [row.place for row in board(DISTRICT).rows] == [STREET.value, OTHER_STREET.value]


def test_the_whole_counts_every_ledger_once(two: Desk) -> None:
    total = board(DISTRICT).total
    assert total.parts.lines == 500
    assert total.parts.share("valid") == api_share(290, 500)


def test_lines_placed_no_more_closely_stand_at_their_office(two: Desk) -> None:
    with as_service():
        score(STREET, lines=40)
    assert [row.place for row in board(STREET).rows] == [STREET.value, HOME.value, NEXT.value]


def test_attributes_come_in_the_order_of_the_standard(two: Desk) -> None:
    assert list(board(STREET).attrs) == ["name", "phone"]


def test_only_the_newest_day_counts(two: Desk) -> None:
    with as_service():
        score(HOME, day=clock.today() - timedelta(days=1), lines=9999)
    found = board(HOME)
    assert (found.day, found.total.parts.lines) == (clock.today(), 100)


def test_poor_ledgers_score_less_than_good_ones(two: Desk) -> None:
    good, poor = (row.total for row in board(STREET).rows)
    assert good.score is not None
    assert poor.score is not None
    assert poor.score < good.score
    assert (good.grade, poor.grade) == ("best", "good")


def test_row_security_narrows_what_the_scope_would_allow(two: Desk) -> None:
    with two.worker.acting():
        found = api.quality_board(STREET, Scope(STREET))
    assert [row.place for row in found.rows] == [HOME.value]


def test_ledgers_of_a_place_are_told_apart_by_template_and_office(two: Desk) -> None:
    with as_service():
        found = api.quality_ledgers(NEXT, WHOLE)
    assert [(row.template, row.title, row.office) for row in found] == [
        ("elderly", "老年人台账", two.office), ("property", "物业住户台账", two.office),
    ]  # fmt: skip
    assert found[0].office_name == "府右街南社区居委会"
    assert set(found[0].cells) == {"name", "phone"}


def test_a_place_without_ledgers_has_an_empty_board(desk: Desk) -> None:
    found = board(HOME)
    assert (found.day, list(found.rows), list(found.attrs), found.total.score) == (None, [], [], None)


def test_the_trend_is_daily_for_a_week_and_weekly_before(desk: Desk) -> None:
    days = [clock.today() - timedelta(days=ago) for ago in range(120)]
    with as_service():
        for day in days:
            score(HOME, day=day, valid=(80, 100))
        found = api.quality_trend(HOME, WHOLE)
    assert [point.day for point in found] == sorted(clock.today() - timedelta(days=ago) for ago in TREND)
    assert len(found) < 25


def test_the_trend_leaves_attributes_out(two: Desk) -> None:
    with as_service():
        (today,) = api.quality_trend(DISTRICT, WHOLE)
    assert today.graded.parts.lines == 500


def test_a_day_of_too_few_lines_has_no_score(desk: Desk) -> None:
    with as_service():
        score(HOME, lines=29)
        (today,) = api.quality_trend(HOME, WHOLE)
    assert (today.graded.score, today.graded.enough) == (None, False)


def fixes(at: PlacePath, whole: PlacePath = DISTRICT) -> list[api.Mend]:
    with as_service():
        return api.quality_fixes(at, WHOLE, api.quality_board(whole, WHOLE).total.parts)


def test_fixes_are_those_of_the_place_in_words(two: Desk) -> None:
    with as_service():
        gap(HOME, office=two.office)
        gap(NEXT, "stale", office=two.office)
    (mine,) = fixes(HOME)
    assert (mine.fix.gap.place, mine.words) == (HOME.value, "电话号码不对，请填写11位手机号或带区号的固定电话")
    assert (mine.title, mine.office_name) == ("老年人台账", "府右街南社区居委会")


def test_of_many_gaps_ten_are_shown_the_cheapest_first(two: Desk) -> None:
    with as_service():
        for number in range(30):
            gap(NEXT, f"fault{number}", n=1 + number, office=two.office)
    found = fixes(NEXT)
    assert len(found) == 10
    rates = [one.fix.per_minute for one in found]
    assert rates == sorted(rates, reverse=True)


def test_a_file_one_may_not_open_is_not_named(two: Desk) -> None:
    with as_service():
        gap(HOME, file=UUID(int=1), office=two.office)
    assert [one.file for one in fixes(HOME)] == [None]


def test_few_lines_promise_nothing(desk: Desk) -> None:
    with as_service():
        score(HOME, lines=10)
        gap(HOME, office=desk.office)
    assert fixes(HOME, HOME) == []


def test_days_before_the_first_figures_cannot_be_judged(desk: Desk) -> None:
    with as_service():
        score(HOME, day=date(1999, 1, 1))
    with pytest.raises(KeyError):
        board(HOME)
