"""Whose word counts more is a dated row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from jiayuan.ledgers.rules.ranks import DEFAULT_RANK, RankRow, family_of, ranks_of

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


SEED = Path(__file__).parents[3] / "seeds" / "ledger_templates" / "common" / "ranks.yaml"
SHIPPED = yaml.safe_load(SEED.read_text())
DATED = [
    RankRow(attr, family, rank, SHIPPED["valid_from"])
    for family, ranks in SHIPPED["ranks"].items()
    for attr, rank in ranks.items()
]


@pytest.mark.parametrize(
    ("attr", "best_first"),
    [
        ("phone", ["self", "visit", "community", "volunteers", "property"]),
        ("residence.actual", ["visit", "community", "property", "self"]),
        ("residence.registered", ["person-base", "community", "self"]),
        ("dis.level", ["disability", "community", "self"]),
        ("dis.certificate", ["disability", "visit", "self"]),
        ("relief.status", ["civil_affairs", "community", "self"]),
        ("tenure", ["property", "visit", "self"]),
    ],
)
def test_whose_word_counts_more_by_attribute(attr: str, best_first: list[str]) -> None:
    on = date(2026, 3, 1)
    found = [ranks_of(DATED, family, [attr], on)[attr] for family in best_first]
    assert found == sorted(set(found))


@pytest.mark.parametrize(("days", "family"), [(0, "visit"), (180, "visit"), (181, "community")])
def test_a_visit_grows_old(days: int, family: str) -> None:
    seen = date(2026, 1, 1)
    assert family_of("visit", seen, date.fromordinal(seen.toordinal() + days), 180) == family


@pytest.mark.parametrize("family", ["self", "community", "disability"])
def test_other_words_do_not(family: str) -> None:
    assert family_of(family, date(2000, 1, 1), date(2026, 1, 1), 180) == family
