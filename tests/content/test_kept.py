"""Notices as their editors keep them: by place, newest first, and nothing of the neighbour's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.content import api as content
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.content.writing import drafted, published
from tests.people import Person
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND, NEXT, STREET

pytestmark = pytest.mark.django_db
PLACES = (DISTRICT, STREET, HOME, NEXT, HOME_COMPOUND, HOME_BUILDING)


@pytest.fixture(autouse=True)
def _tree(tree: None) -> None:
    """Notices are aimed at places that exist."""


def test_an_editor_keeps_what_is_aimed_at_the_place_or_inside() -> None:
    for target in PLACES:
        drafted(str(target), target)
    for keeper in PLACES:
        kept = {notice.title for notice in content.notices_within(keeper)}
        assert kept == {str(target) for target in PLACES if keeper.contains(target)}, keeper


def test_one_of_them_by_its_number_and_the_neighbours_not_found() -> None:
    number = drafted("草稿", HOME)
    assert content.notice_within(HOME, number).title == "草稿"
    assert content.notice_within(STREET, number).key == str(number)
    for place, wanted in ((NEXT, number), (HOME_COMPOUND, number), (HOME, number + 1_000)):
        with pytest.raises(NotFound):
            content.notice_within(place, wanted)


def test_the_newest_first_and_no_more_than_asked() -> None:
    numbers = [drafted(f"第{n}条", HOME) for n in range(4)]
    assert [notice.id for notice in content.notices_within(HOME, limit=3)] == numbers[:0:-1]


def test_a_notice_for_two_places_is_listed_once_and_by_both() -> None:
    number = published("两处", HOME, NEXT)
    assert [notice.id for notice in content.notices_within(STREET)] == [number]
    assert [notice.id for notice in content.notices_within(NEXT)] == [number]


def test_what_reaches_beyond_the_own_place_is_not_the_own_to_publish(worker: Person) -> None:
    number = drafted("两处", HOME, NEXT)
    with worker.acting(UPKEEP_SYSTEM):
        for act in (content.publish_notice, lambda wanted: content.withdraw_notice(wanted, "误发")):
            with pytest.raises(NotFound):
                act(number)


def test_the_scope_is_asked_again_on_publishing() -> None:
    number = drafted("街道的", STREET)
    with acting_as_service("smaller", place=HOME, purpose=UPKEEP_SYSTEM), pytest.raises(NotFound):
        content.publish_notice(number)


@pytest.mark.parametrize(("urgency", "hours", "fault"), [("emergency", 73, "too-late"), ("important", -1, "past")])
def test_a_refused_draft_leaves_nothing(urgency: str, hours: int, fault: str) -> None:
    with pytest.raises(Invalid) as refused:
        drafted("坏的", HOME, urgency=urgency, expire_at=clock.now() + timedelta(hours=hours))
    assert [error.code for error in refused.value.errors] == [fault]
    assert content.notices_within(DISTRICT) == []


def test_expired_and_live_are_told_apart() -> None:
    number = published("短的", HOME, urgency="important", expire_at=clock.now() + timedelta(hours=1))
    assert content.notice_within(HOME, number).live
    with clock.frozen(clock.now() + timedelta(hours=2)):
        assert content.notices_for(HOME) == []
