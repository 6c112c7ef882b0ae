"""Rent subsidies and claims once more, as plain Python from the documents: a second reading to hold the book against.

Amounts in fen, per-head limits in yuan; None where the text sets no amount. Names follow 14号, 19号租房, 86号 and 9号.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

L, W = 145_000, 254_000
RATES = (95, 90, 70, 50, 25, 10)
TABLE = ((1600, 2000), (1400, 1800), (1100, 1400), (800, 1000), (400, 500), (200, 200))


def half_up(number: Fraction) -> int:
    return (number + Fraction(1, 2)).__floor__()


def rent_class(family: Sequence[str], income: int) -> int | None:
    """The class from 1, by the relief of everybody and the income of twelve months; None above 2400 a head."""
    if all(one in ("dibao", "dispersed") for one in family):
        return 1
    if all(one in ("dibao", "low_income") for one in family):
        return 2
    heads = ((1200, 3), (1600, 4), (2000, 5), (2400, 6))
    return next((number for yuan, number in heads if income <= yuan * 100 * 12 * len(family)), None)


def public_rent(family: Sequence[str], income: int, *, lifted: bool, standard: int, area: int) -> int:
    """公租房租金补贴, 14号 二: standard × rate × area up to 60 m² (0.01 m²)."""
    number = rent_class(family, income)
    if number is None or income > 2400 * 100 * 12 * len(family):
        return 0
    rate = RATES[max(0, number - 1 - lifted)]
    return half_up(Fraction(standard * min(area, 6000) * rate, 100 * 100))


def market_rent(family: Sequence[str], income: int, rent: int) -> int:
    """市场租房补贴, 19号租房 二: the table, never above the rent."""
    number = rent_class(family, income)
    if number is None or income > 2400 * 100 * 12 * len(family):
        return 0
    return min(rent, TABLE[number - 1][len(family) > 2] * 100)


def spending(spend: int, *, relief: bool, severe: bool) -> int:
    """支出型临时救助, 86号 三(二)."""
    low, high = (40, 50) if relief else (30, 40)
    if spend < (200_000 if relief else 500_000):
        return 0
    if severe and not relief:
        low, high = low + 10, high + 10
    below, above = min(spend, 3_000_000), max(0, spend - 3_000_000)
    return min(half_up(Fraction(below * low + above * high, 100)), 24 * L)


def illness(bills: int) -> int:
    """因病致贫, 9号 三."""
    steps = ((3_000_000, 30), (5_000_000, 40), (10**15, 50))
    total, before = Fraction(0), 0
    for limit, rate in steps:
        total += Fraction(max(0, min(bills, limit) - before) * rate, 100)
        before = limit
    return min(half_up(total), 15_000_000)
