"""One person explained against all policies: milliseconds a person, medians over people of every kind."""

from __future__ import annotations

import time
from datetime import date

from bench.report import figure, median_seconds, quick, report, tell
from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.families import random_families
from jiayuan.benefits.engine.scene import Scenes, day_tested
from jiayuan.benefits.rulebook import load_book

AS_OF = date(2026, 3, 15)
FULL, QUICK, SEED, RUNS = 300, 20, 5, 5


def measure(count: int, runs: int) -> dict[str, object]:
    """Facts are at hand; the clock runs for weighing them and for the decisions with missing facts, amounts, bounds."""
    book = load_book()
    families = random_families(book, count, SEED, AS_OF)
    asked = [policy for policy in book.in_force(AS_OF) if policy.entity != "claim"]

    def everybody() -> None:
        for family in families:
            first = family.members[0]
            person = Scenes({**family.facts, **first.facts}, book, AS_OF, family.lists_of(first))
            home = Scenes(family.facts, book, AS_OF, family.lists)
            for policy in asked:
                assess(policy, (person if policy.of_person else home).on(day_tested(policy, AS_OF)), book)

    milliseconds = median_seconds(everybody, runs, time.process_time) * 1000 / count
    data = {"people": count, "policies": len(asked), "unknown_share": 0.1, "seed": SEED}
    return report("benefits_explain", data, runs, [figure("explain_ms", milliseconds, "ms", 5.0)])


def main() -> None:
    tell(measure(QUICK, 2) if quick() else measure(FULL, RUNS))


if __name__ == "__main__":
    main()
