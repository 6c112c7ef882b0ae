"""Assessments as a run leaves them, without running: a few rows of a month."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from jiayuan.benefits.models import Assessment, Run
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from tests.people import as_service
from tests.tree import HOME_ROOM, STREET

MARCH = date(2026, 3, 1)


def a_run(month: date = MARCH) -> Run:
    with as_service():
        return Run.objects.create(
            place_path=STREET.value, book_hash="x", as_of=month, month=month, started_at=clock.now(),
            finished_at=clock.now(), people=1_000,
        )  # fmt: skip


def assessed(
    *missing: str, place: PlacePath = HOME_ROOM, policy: str = "bj.elder_nursing", low: int = 0, month: date = MARCH,
    high: int | None = 60_000, code: int = -1, drawing: bool = False, person: UUID | None = None,
    amount: int | None = None, times: int = 1,
) -> list[Assessment]:  # fmt: skip
    """`times` people (or the one named) with the same row."""
    run = a_run(month)
    with as_service():
        return Assessment.objects.bulk_create(
            Assessment(
                run=run, person=person or uuid7(), place_path=place.value, policy=policy, month=month, code=code,
                low=low, high=high, missing=list(missing), drawing=drawing, amount=amount,
            )
            for _ in range(times)
        )  # fmt: skip
