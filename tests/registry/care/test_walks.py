"""Any order of yes, no, records and ends: names are shown exactly when the last word is a yes that still runs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, product
from uuid import UUID

import pytest

from jiayuan.identity.api import Channel
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import EMERGENCY_CARE, SERVICE_SELF
from jiayuan.registry import api
from jiayuan.registry.models import CareEntry
from tests.people import as_service
from tests.registry.care.conftest import WISHES, Town

pytestmark = pytest.mark.django_db
OTHER = api.Wishes(("hearing",))


def say_no(town: Town) -> None:
    with town.people.resident.acting(SERVICE_SELF):
        api.withdraw_care()


def recorded_yes(town: Town) -> None:
    with town.people.worker.acting(EMERGENCY_CARE):
        api.record_care_yes(town.resident, OTHER, Channel.VISIT, "017")


def recorded_no(town: Town) -> None:
    with town.people.worker.acting(EMERGENCY_CARE):
        api.record_care_no(town.resident, Channel.COUNTER)


def run_out(town: Town) -> None:
    with as_service():
        CareEntry.objects.update(until=clock.today())


# A deed and what the register then shows: these needs, nobody, or what it showed before unless that has run out.
DEEDS: dict[str, tuple[Callable[[Town], None], object]] = {
    "yes": (Town.say_yes, WISHES.needs),
    "no": (say_no, None),
    "recorded yes": (recorded_yes, OTHER.needs),
    "recorded no": (recorded_no, None),
    "run out": (run_out, None),
}


def every_pair(deeds: list[str]) -> list[str]:
    """A short walk in which each deed follows each: round the deeds, every one twice in turn with all later ones."""
    walk: list[str] = []
    for n, deed in enumerate(deeds):
        walk.append(deed)
        for later in deeds[n + 1 :]:
            walk += [deed, later]
    return [*walk, deeds[0]]


def test_the_walk_meets_every_pair() -> None:
    walk = every_pair(list(DEEDS))
    assert set(pairwise(walk)) == set(product(DEEDS, DEEDS))


def test_the_last_word_is_what_an_emergency_shows(town: Town) -> None:
    town.on_shift(town.people.worker)
    opening: UUID = town.emergency()
    for before, name in pairwise(["no", *every_pair(list(DEEDS))]):
        deed, shown = DEEDS[name]
        deed(town)
        found = town.names(opening)
        assert [one.needs for one in found] == ([] if shown is None else [shown]), (before, name)
