"""Illustrative notices for the demo district: drawn by a seed, spread over all levels of the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction
from numpy.random import Generator, default_rng

from jiayuan.content.demo_texts import TEXTS
from jiayuan.content.shelf import NewNotice, add_notices
from jiayuan.kernel.placepath import Level, PlacePath

T = TypeVar("T")


def _one(rng: Generator, things: Sequence[T]) -> T:
    return things[int(rng.integers(len(things)))]


def _day(rng: Generator, now: datetime, age_days: int) -> datetime:
    return now - timedelta(days=rng.random() * age_days, minutes=int(rng.integers(600)))


def _drawn(
    rng: Generator, places: Sequence[PlacePath], now: datetime, count: int
) -> Iterator[tuple[NewNotice, datetime]]:
    by_level: dict[Level, list[PlacePath]] = {}
    for place in places:
        by_level.setdefault(place.level, []).append(place)
    # On a small tree (tests, a single compound) only texts that make sense there are drawn.
    usable = [text for text in TEXTS if any(level in by_level for level in text.levels)]
    for number in range(count if usable else 0):
        text = usable[number % len(usable)]
        level = _one(rng, [level for level in text.levels if level in by_level])
        expire = None if text.urgency == "routine" else now + timedelta(days=int(rng.integers(3, 21)))
        target = _one(rng, by_level[level])
        yield (
            NewNotice(text.title, text.summary, text.text, [target], text.channel, text.urgency, expire_at=expire),
            _day(rng, now, 60),
        )


@transaction.atomic
def demo_notices(places: Sequence[PlacePath], now: datetime, *, count: int = 200, seed: int = 7) -> int:
    """Publishes `count` illustrative notices aimed at the given places; does nothing when there are any already."""
    return add_notices(list(_drawn(default_rng(seed), places, now, count)))
