"""The ten cans stand in the order of the specification and lead somewhere."""

from __future__ import annotations

import pytest

from jiayuan.content.api import Centre
from jiayuan.web.look.navigation import exists
from jiayuan.web.portal.can import Can
from jiayuan.web.portal.cans import BY_KEY, CANS, FIRST_FIVE, few, groups

ORDER = ("see", "apply", "ask", "complain", "manage", "contact", "rate", "deliberate", "analyse", "join")


def test_there_are_ten_in_this_order() -> None:
    assert tuple(can.key for can in CANS) == ORDER


def test_the_three_centres_hold_all_of_them_once() -> None:
    shown = [can.key for group in groups() for can in group.cans]
    assert len(groups()) == len(Centre)
    assert sorted(shown) == sorted(ORDER)


def test_elder_mode_starts_with_at_most_six_choices() -> None:
    (group,) = few()
    assert len(group.cans) + 1 <= 6
    assert [can.key for can in group.cans] == list(FIRST_FIVE)


@pytest.mark.parametrize("can", CANS, ids=lambda can: can.key)
def test_every_can_opens_an_existing_page(can: Can) -> None:
    assert exists(can.href)


@pytest.mark.parametrize("can", CANS, ids=lambda can: can.key)
def test_a_can_without_a_page_says_how_it_is_done(can: Can) -> None:
    assert can.path or can.ways


def test_ways_lead_to_existing_pages() -> None:
    assert [way.path for can in CANS for way in can.ways if way.path and not exists(way.path)] == []


def test_a_can_whose_page_is_missing_falls_back_to_its_own() -> None:
    assert Can("see", "能看", "", Centre.MEDIA, "/nowhere/").href == "/can/see/"
    assert BY_KEY["apply"].href == "/services/"
