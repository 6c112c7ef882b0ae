"""Illustrative notices: the same for the same seed, on every level, never twice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from numpy.random import default_rng

from jiayuan.content import api as content
from jiayuan.content.demo import _drawn
from jiayuan.content.demo_texts import TEXTS
from jiayuan.content.models import NoticePage
from jiayuan.content.rules import SUMMARY_LIMIT
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.tree import DISTRICT, HOME, HOME_BUILDING, HOME_COMPOUND, HOME_ROOM, STREET, load_test_tree

NOW = datetime(2026, 7, 3, tzinfo=UTC)
PLACES = [DISTRICT, STREET, HOME, HOME_COMPOUND, HOME_BUILDING]


def drawn(seed: int) -> list[object]:
    return list(_drawn(default_rng(seed), PLACES, NOW, 50))


def test_a_seed_gives_the_same_notices() -> None:
    assert drawn(7) == drawn(7)
    assert drawn(7) != drawn(8)


def test_texts_fit_their_fields() -> None:
    assert [text.title for text in TEXTS if len(text.summary) > SUMMARY_LIMIT or not text.levels] == []


def test_no_place_no_notice() -> None:
    assert list(_drawn(default_rng(1), [], NOW, 5)) == []


@pytest.mark.django_db
def test_they_are_published_once() -> None:
    load_test_tree()
    with acting_as_service("seed", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        assert content.demo_notices(PLACES, clock.now(), count=20) == 20
        assert content.demo_notices(PLACES, clock.now(), count=20) == 0
    assert NoticePage.objects.live().count() == 20
    assert content.notices_for(HOME_ROOM)
