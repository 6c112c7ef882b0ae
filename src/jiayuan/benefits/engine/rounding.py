"""Arithmetic of money: exact fractions, rounded half up to whole fen where the language rounds."""

from __future__ import annotations

from fractions import Fraction


def half_up(number: Fraction) -> int:
    """Rounded to a whole number of fen, halves upwards."""
    return (number + Fraction(1, 2)).__floor__()


def exact(op: str, left: Fraction, right: Fraction) -> int:
    """One arithmetic step, rounded half up at once: a rate of an amount is whole fen before it is added to anything."""
    number = left + right if op == "+" else left - right if op == "-" else left * right
    return half_up(number)


def progressive(amount: Fraction, *steps: Fraction) -> int:
    """An amount in bands: `steps` are limit, rate, limit, rate, … and the rate beyond; rounded half up once."""
    total, before = Fraction(0), Fraction(0)
    for limit, rate in zip(steps[:-1:2], steps[1::2], strict=True):
        total += max(Fraction(0), min(amount, limit) - before) * rate
        before = limit
    return half_up(total + max(Fraction(0), amount - before) * steps[-1])
