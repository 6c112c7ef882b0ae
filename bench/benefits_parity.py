"""The proof at full size: explainer and set run person by person, on random families and on every birthday.

`explain_set_differences` counts units whose code, amount, bounds or missing facts differ; the goal is none.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from bench.report import figure, quick, report, tell
from jiayuan.benefits.engine.facts import KNOWN, Fact
from jiayuan.benefits.engine.families import Family, Member
from jiayuan.benefits.engine.parity import differences, parity
from jiayuan.benefits.engine.people import random_people
from jiayuan.benefits.rulebook import RuleBook, load_book

AS_OF = date(2026, 3, 15)
FULL, QUICK, SEED, UNKNOWN = 20_000, 300, 11, 0.1
OLDEST, DAYS = date(1921, 1, 1), 38_500


def on_each_birthday(book: RuleBook, days: int) -> list[Family]:
    """Somebody born on each day of the century before `AS_OF`, the other facts at random."""
    people = random_people(book, days, SEED, AS_OF, UNKNOWN)
    chance = Random(SEED)
    # The quick run takes days at random, the full one each of them.
    born = range(DAYS) if days == DAYS else chance.sample(range(DAYS), days)
    return [
        Family({}, (Member({**facts, "birth": Fact(KNOWN, OLDEST + timedelta(at))}, None),), None)
        for facts, at in zip(people, born, strict=True)
    ]


def measure(count: int, days: int) -> dict[str, object]:
    book = load_book()
    found = parity(book, count, SEED, AS_OF)
    born = differences(book, on_each_birthday(book, days), AS_OF)
    run = [policy for policy in book.in_force(AS_OF) if policy.entity != "claim"]
    data = {"people": count, "birthdays": days, "policies": len(run), "unknown_share": UNKNOWN, "seed": SEED}
    figures = [
        figure("explain_set_differences", len(found) + len(born), goal=0),
        figure("parity_people", count + days),
    ]
    return report("benefits_parity", data, 1, figures)


def main() -> None:
    tell(measure(QUICK, QUICK) if quick() else measure(FULL, DAYS))


if __name__ == "__main__":
    main()
