"""Whose word counts more is a dated row."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.ledgers.rules.ranks import DEFAULT_RANK, RankRow, ranks_of

ROWS = [
    RankRow("*", "community", 45, date(2000, 1, 1)),
    RankRow("phone", "community", 25, date(2000, 1, 1)),
    RankRow("phone", "community", 10, date(2026, 1, 1)),
    RankRow("phone", "property", 60, date(2000, 1, 1)),
]


@pytest.mark.parametrize(
    ("family", "attr", "on", "rank"),
    [
        ("community", "phone", date(2025, 12, 31), 25),
        ("community", "phone", date(2026, 1, 1), 10),
        ("community", "name", date(2026, 1, 1), 45),
        ("property", "phone", date(2026, 1, 1), 60),
        ("property", "name", date(2026, 1, 1), DEFAULT_RANK),
        ("unknown", "phone", date(2026, 1, 1), DEFAULT_RANK),
        ("community", "phone", date(1999, 1, 1), DEFAULT_RANK),
    ],
)
def test_the_rank_in_force_on_a_day(family: str, attr: str, on: date, rank: int) -> None:
    assert ranks_of(ROWS, family, [attr], on) == {attr: rank}


def test_the_order_of_rows_does_not_matter() -> None:
    on = date(2026, 6, 1)
    assert ranks_of(reversed(ROWS), "community", ["phone"], on) == ranks_of(ROWS, "community", ["phone"], on)
