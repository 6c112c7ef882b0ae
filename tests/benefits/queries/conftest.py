"""Matters that wait at the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.benefits.models import Offer
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.steps import confirmed
from tests.people import Person

NAMES = ("bj.elder_aged", "bj.elder_hardship", "bj.elder_nursing")


@pytest.fixture
def waiting(found: dict[str, Offer], resident: Person, officer: Person) -> list[Offer]:
    """Three confirmed offers, due on different days, the last without a date."""
    today = clock.today()
    offers = [confirmed(found[name].pk, resident) for name in NAMES]
    days = [today + timedelta(days=3), today - timedelta(days=1), None]
    with officer.acting(BENEFIT_CHECK):
        for offer, day in zip(offers, days, strict=True):
            Offer.objects.filter(pk=offer.pk).update(clock_due=day)
    return offers


@pytest.fixture
def many(resident: Person, officer: Person) -> list[Offer]:
    """Twelve matters of other people at the desk: days that tie, and four without a date."""
    today, now = clock.today(), clock.now()
    days = [today + timedelta(days=number // 3) if number < 8 else None for number in range(12)]
    with officer.acting(BENEFIT_CHECK):
        return Offer.objects.bulk_create(
            Offer(
                person=uuid7(), place_path=resident.place.value, policy="bj.elder_aged", state="confirmed",
                kind="sure", amount=10_000, book_hash="x", entitled_from=today, clock_due=day, found_at=now,
                moved_at=now,
            )
            for day in days
        )  # fmt: skip
