"""Random people for the parity proof: every kind of value, boundaries preferred, a share of facts unknown or absent."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.dates import add_months, month_end
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, Fact, FactDef, Facts
from jiayuan.benefits.engine.language.lists import OF_UNIT
from jiayuan.benefits.engine.language.nodes import Plain

# Limits of the encoded policies and their neighbours, where mistakes live.
AGES = (0, 3, 15, 16, 17, 18, 54, 55, 59, 60, 79, 80, 89, 90, 99, 100)
RARE = ("draws.", "conscript", "clergy_3y", "declared_missing", "imprisoned", "dibao.excluded")
MONEY = (0, 1, 50_000, 139_500, 144_999, 145_000, 145_001, 1_000_000)


def _birth(chance: Random, as_of: date) -> date:
    """A birthday: near a month's end or a leap day on a limit of age, or any day of 105 years."""
    style = chance.random()
    if style < 0.5:
        near = add_months(month_end(as_of), -12 * chance.choice(AGES))
        return near + timedelta(days=chance.randint(-2, 2))
    if style < 0.55:
        return date(4 * chance.randint(480, 505), 2, 29)
    return as_of - timedelta(days=chance.randint(0, 105 * 365))


def _value(defined: FactDef, chance: Random, as_of: date) -> Plain:
    match defined.kind:
        case "bool":
            return chance.random() < 0.5
        case "enum":
            return chance.choice(defined.options)
        case "date":
            return _birth(chance, as_of)
        case "money":
            return chance.choice([fen for fen in MONEY if defined.within(fen)])
        case _:
            return chance.randint(defined.low or 0, defined.high or 9)


def _fact(defined: FactDef, chance: Random, as_of: date, unknown: float) -> Fact:
    draw = chance.random()
    if draw < unknown:
        return Fact(UNKNOWN)
    if draw < unknown + 0.15 and defined.may_be_absent:
        return Fact(ABSENT)
    # Else bars would hide nearly everybody from the rows, and nobody would be left in a household.
    if defined.code.startswith(RARE) and chance.random() < (0.7 if defined.code.startswith("draws.") else 0.9):
        return Fact(KNOWN, False)
    return Fact(KNOWN, _value(defined, chance, as_of))


def random_facts(book: RuleBook, chance: Random, as_of: date, unknown: float, *, home: bool) -> Facts:
    """Facts of one person, or those that a household shares; about `unknown` of them are unknown."""
    codes = [code for code, fact in book.facts.items() if code != "age" and (fact.of in OF_UNIT) == home]
    return {code: _fact(book.facts[code], chance, as_of, unknown) for code in codes}


def random_people(book: RuleBook, count: int, seed: int, as_of: date, unknown: float = 0.1) -> list[Facts]:
    """`count` people of a seed; about `unknown` of their facts are unknown."""
    chance = Random(seed)  # noqa: S311 (test data, not secrets)
    return [random_facts(book, chance, as_of, unknown, home=False) for _ in range(count)]
