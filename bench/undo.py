"""Random sequences of uploads, merges, splits, decisions, undo and redo: does everything come back to the same bytes?

Prints `{name, machine, data, runs, figures}`. Each sequence runs on the real database inside one transaction that is
rolled back, so that all of them start from the same street. `undo_differences` counts people whose golden bytes differ
after a deed was taken back at once, or after all of them were; `rebuild_differences` rows that a rebuild from facts
makes otherwise; `untraced_values` golden values of a ledger that lead to no row and column of a merged file.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections import Counter
from random import Random
from typing import Any

from django.db import connection, transaction

import bench.suite  # noqa: F401 - gets Django ready before models are imported
from bench.report import Figure, figure, quick, report, tell
from jiayuan.ledgers import api
from jiayuan.registry import api as registry
from tests import database
from tests.ledgers import books
from tests.ledgers.world import DEEDS, World, unlike
from tests.people import as_service, make_people
from tests.tree import load_test_tree

FULL, QUICK, LONGEST, FIRST = 10_000, 12, 7, 20_261_128
# A sequence of the same number is the same sequence, so a difference can be played again.
NUMBER, COUNT = "--from=", "--sequences="


def prepare() -> int:
    """The street with its office and six people; returns the office."""
    with transaction.atomic():
        load_test_tree()
        make_people()
        with as_service():
            api.load_templates()
            office = books.load_office()
            books.load_base()
    return office


def sequence(office: int, number: int) -> Counter[str]:
    """Plays one sequence and leaves nothing behind; what differed, by kind."""
    random = Random(number)
    with as_service(), transaction.atomic():
        world = World(office)
        start = world.golden()
        for _ in range(random.randint(2, LONGEST)):
            world.step(random.choice(DEEDS), random)
        found = Counter(deeds=len(world.trail), back=world.there_and_back(random))
        found["rebuild"] = registry.rebuild()
        found["untraced"] = world.untraced()
        world.take_all_back(random)
        found["back"] += unlike(start, world.golden())
        if found["back"] or found["rebuild"] or found["untraced"]:
            sys.stderr.write(f"sequence {number}: {world.trail} {dict(found)}\n")
        transaction.set_rollback(True)
    return found


def played(office: int, number: int) -> Counter[str]:
    """A sequence; where it ends in an error it is named and the next one has its turn."""
    try:
        return sequence(office, number)
    except Exception:  # noqa: BLE001 -- whatever it is, it is a finding
        sys.stderr.write(f"sequence {number} ended in an error:\n{traceback.format_exc()}\n")
        return Counter(crashes=1)


def figures(sequences: int, seconds: float, found: Counter[str]) -> list[Figure]:
    return [
        figure("sequences", sequences), figure("deeds", found["deeds"]),
        figure("undo_differences", found["back"], "", 0), figure("rebuild_differences", found["rebuild"], "", 0),
        figure("untraced_values", found["untraced"], "", 0), figure("crashes", found["crashes"], "", 0),
        figure("ms_per_sequence", 1000 * seconds / sequences, "ms"),
    ]  # fmt: skip


def given(option: str, default: int) -> int:
    """A number from the command line: `--from=N` (the first sequence), `--sequences=N` (how many)."""
    found = [word.removeprefix(option) for word in sys.argv if word.startswith(option)]
    return int(found[0]) if found else default


def run(*, small: bool = False) -> dict[str, Any]:
    sequences, first = given(COUNT, QUICK if small else FULL), given(NUMBER, FIRST)
    name = str(connection.settings_dict["NAME"])
    try:
        office, found, began = prepare(), Counter[str](), time.perf_counter()
        for number in range(first, first + sequences):
            found += played(office, number)
        seconds = time.perf_counter() - began
    finally:
        connection.close()
        database.drop(name.removeprefix("run_"))
    data = {"sequences": sequences, "first": first, "longest": LONGEST, "people": 6, "deeds": sorted(set(DEEDS))}
    return report("undo", data, 1, figures(sequences, seconds, found))


if __name__ == "__main__":
    tell(run(small=quick()))
