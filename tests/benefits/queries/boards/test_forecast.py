"""The coming cost: drawn, offered, open; sums of a few are not told."""

from __future__ import annotations

import pytest

from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries.boards.forecast import Cost, cost, forecast
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK, STATISTICS
from tests.benefits.assessed import assessed
from tests.people import Person
from tests.tree import HOME_ROOM

AGED = "bj.elder_aged"


def offered(officer: Person, times: int, state: str = "found", amount: int | None = 10_000) -> None:
    now = clock.now()
    with officer.acting(BENEFIT_CHECK):
        Offer.objects.bulk_create(
            Offer(
                person=uuid7(), place_path=HOME_ROOM.value, policy=AGED, state=state, kind="sure", amount=amount,
                low=5_000, book_hash="x", entitled_from=now.date(), found_at=now, moved_at=now,
            )
            for _ in range(times)
        )  # fmt: skip


def costs(officer: Person) -> list[Cost]:
    with officer.acting(STATISTICS) as acting:
        return list(forecast(acting.scope))


def test_a_year_is_twelve_months_as_drawn_and_at_most() -> None:
    assert Cost("x", 1_000, 200, 30, 40).year() == (12_000, 12 * 1_240)


@pytest.mark.parametrize("hidden", [0, 1, 3])
def test_a_year_with_a_hidden_part_is_not_told(hidden: int) -> None:
    parts: list[int | None] = [1, 2, 3, 4]
    parts[hidden] = None
    assert Cost("x", *parts).year() is None


@pytest.mark.parametrize(("people", "shown"), [(0, True), (1, False), (9, False), (10, True)])
def test_a_sum_of_one_to_nine_people_is_hidden(people: int, shown: bool) -> None:
    found = cost("x", *[(people, 7)] * 4)
    assert [part is not None for part in (found.drawn, found.offered, found.open_low, found.open_high)] == [shown] * 4


@pytest.mark.django_db
def test_what_is_drawn_offered_and_open_is_summed(officer: Person) -> None:
    assessed(policy=AGED, code=1, drawing=True, amount=10_000, times=10)
    assessed("hukou", policy=AGED, low=1_000, high=50_000, times=10)
    offered(officer, 10)
    assert costs(officer) == [Cost(AGED, 100_000, 100_000, 10_000, 500_000)]


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["drawing", "declined", "refused", "lapsed"])
def test_what_is_over_or_drawn_is_no_offer(state: str, officer: Person) -> None:
    assessed(policy=AGED, code=1, drawing=True, amount=10_000, times=10)
    offered(officer, 10, state)
    assert [one.offered for one in costs(officer)] == [0]


@pytest.mark.django_db
def test_an_offer_without_an_amount_counts_its_least(officer: Person) -> None:
    assessed(policy=AGED, code=1, times=10)
    offered(officer, 10, amount=None)
    assert [one.offered for one in costs(officer)] == [50_000]


@pytest.mark.django_db
def test_before_any_run_there_is_no_forecast(officer: Person) -> None:
    assert costs(officer) == []
