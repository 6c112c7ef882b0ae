"""The proof at full size: explainer and set run person by person, on random families and on every birthday.

`explain_set_differences` counts units whose code, amount, bounds or missing facts differ, `spark_differences` those
that Spark decides otherwise than DuckDB; the goal is none. Without Spark (`make test-spark` installs it) that is said.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pyarrow as pa

from bench.report import Figure, figure, median_seconds, quick, report, tell
from jiayuan.benefits.engine.engineparity import engine_differences, random_tables
from jiayuan.benefits.engine.engines import ENGINES
from jiayuan.benefits.engine.facts import KNOWN, Fact
from jiayuan.benefits.engine.families import Family, Member
from jiayuan.benefits.engine.parity import differences, parity
from jiayuan.benefits.engine.people import random_people
from jiayuan.benefits.engine.spark.session import session
from jiayuan.benefits.rulebook import RuleBook, load_book
from jiayuan.kernel.errors import Unavailable

AS_OF = date(2026, 3, 15)
FULL, QUICK, SEED, UNKNOWN = 20_000, 300, 11, 0.1
# Three people each on average: 100,000 people.
HOMES = 33_600
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


def _run(engine: str, tables: dict[str, pa.Table], book: RuleBook) -> None:
    """Every policy once, from the tables to the counts and the rows that are kept."""
    others = {name: table for name, table in tables.items() if name != "people"}
    with ENGINES[engine](tables["people"], book, AS_OF, others=others) as runner:
        for policy in book.in_force(AS_OF):
            if policy.entity != "claim":
                runner.policy(policy)


def beside_spark(book: RuleBook, homes: int) -> list[Figure]:
    """Differences first, which also warms both up; then the seconds of each."""
    try:
        session()
    except Unavailable as lacking:
        return [{**figure("spark_differences", -1), "unit": str(lacking), "holds": False}]
    tables = random_tables(book, homes, SEED, AS_OF)
    found = engine_differences(tables, book, AS_OF)
    here, there = (median_seconds(lambda name=name: _run(name, tables, book), 1) for name in ("duckdb", "spark"))
    return [
        figure("spark_differences", len(found), goal=0),
        figure("spark_people", len(tables["people"])),
        figure("spark_seconds", there, "s", peer=here, ratio=there / here),
    ]


def measure(count: int, days: int, homes: int) -> dict[str, object]:
    book = load_book()
    found = parity(book, count, SEED, AS_OF)
    born = differences(book, on_each_birthday(book, days), AS_OF)
    run = [policy for policy in book.in_force(AS_OF) if policy.entity != "claim"]
    data = {"people": count, "birthdays": days, "policies": len(run), "unknown_share": UNKNOWN, "seed": SEED}
    figures = [
        figure("explain_set_differences", len(found) + len(born), goal=0),
        figure("parity_people", count + days),
        *beside_spark(book, homes),
    ]
    return report("benefits_parity", data, 1, figures)


def main() -> None:
    tell(measure(QUICK, QUICK, QUICK) if quick() else measure(FULL, DAYS, HOMES))


if __name__ == "__main__":
    main()
