"""The set run: everybody against all policies with amounts, bounds and missing facts; and six beside their peers.

Hand-written SQL and OpenFisca-core compute decision and amount alone. Ratios are of CPU seconds, which other work on
the machine does not change; `seconds_1_1m` is on the clock, from the tables of facts to the rows that are kept. Ours
gives codes, bounds and missing facts besides amounts in every comparison. Beside SQL each run plans anew; beside
OpenFisca-core, whose formulas lie ready as functions, statements are planned before and the same with planning is told.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Mapping, Sequence
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from bench import benefits_fisca as fisca
from bench.benefits_people import tables
from bench.benefits_raw import RAW, raw_sums
from bench.report import Figure, figure, median_seconds, quick, report, tell
from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.setrun import SetRunner
from jiayuan.benefits.rulebook import load_book

AS_OF = date(2026, 3, 15)
RUNS, FULL, QUICK, SEED = 5, 1_100_000, 20_000, 7
Tables = Mapping[str, pa.Table]


def opened(given: Tables, book: RuleBook) -> SetRunner:
    """A runner that has these people and has planned nothing yet."""
    return SetRunner(given["people"], book, AS_OF, others={"homes": given["homes"]})


def sums_by(runner: SetRunner, policies: Sequence[Policy]) -> dict[str, int]:
    """Certain amounts together by policy, in fen."""
    found: dict[str, int] = {}
    for policy in policies:
        rows = runner.policy(policy).rows
        found[policy.id] = pc.sum(rows.filter(pc.greater(rows["code"], 0))["amount"]).as_py() or 0
    return found


def sums(given: Tables, book: RuleBook, policies: Sequence[Policy]) -> dict[str, int]:
    """The same from the tables on: reading them, computing ages and planning every statement is part of it."""
    with opened(given, book) as runner:
        return sums_by(runner, policies)


def sums_again(runner: SetRunner, given: Tables, policies: Sequence[Policy]) -> dict[str, int]:
    """The same by a runner that has planned its statements before, as a run by parts has from its second part on."""
    runner.renew(given["people"], {"homes": given["homes"]})
    return sums_by(runner, policies)


def _agree(ours: Mapping[str, int], theirs: Mapping[str, int], peer: str) -> None:
    if ours != theirs:
        raise SystemExit(f"sums differ from {peer}: {ours} {theirs}")


def _beside_sql(given: Tables, book: RuleBook, runs: int) -> Figure:
    six = [book.policies[name] for name in RAW]
    base = duckdb.connect()
    base.execute("SET threads = 2")
    base.register("people", given["people"])
    _agree(sums(given, book, six), raw_sums(base), "SQL")
    ours = median_seconds(lambda: sums(given, book, six), runs, time.process_time)
    theirs = median_seconds(lambda: raw_sums(base), runs, time.process_time)
    base.close()
    return figure("ratio_to_raw_sql", ours / theirs, goal=2.0, peer=theirs, ratio=ours / theirs)


def _beside_openfisca(book: RuleBook, count: int, runs: int) -> list[Figure]:
    """On people of whom all is known. A figure whose peer is absent is left out, never passed."""
    if fisca.TaxBenefitSystem is None:
        return [{**figure("ratio_to_openfisca", -1), "unit": "OpenFisca-core is not installed", "holds": False}]
    given = tables(book, count, SEED, AS_OF, unknown=0.0)
    people, six = given["people"], [book.policies[name] for name in RAW]
    facts = fisca.inputs(people)
    ours, theirs = sums(given, book, six), fisca.fisca_sums(facts)
    _agree(ours, {name: theirs[name] for name in ours}, "OpenFisca-core")
    planning = median_seconds(lambda: sums(given, book, six), runs, time.process_time)
    with opened(given, book) as runner:
        sums_by(runner, six)
        seconds = median_seconds(lambda: sums_again(runner, given, six), runs, time.process_time)
    bare = median_seconds(lambda: fisca.fisca_sums(facts), runs, time.process_time)
    peer = median_seconds(lambda: fisca.fisca_sums(fisca.inputs(people)), runs, time.process_time)
    return [
        figure("ratio_to_openfisca", seconds / peer, goal=0.67, peer=peer, ratio=seconds / peer),
        # With the planning that a process does once: the peer's formulas are functions that lie ready.
        figure("ratio_to_openfisca_with_planning", planning / peer, peer=peer, ratio=planning / peer),
        # What is left of the peer when the facts lie ready in arrays of its own form; ours are read from the table.
        figure("ratio_to_openfisca_facts_ready", seconds / bare, peer=bare, ratio=seconds / bare),
    ]


def measure(count: int, runs: int) -> dict[str, object]:
    """All policies first, as the peak of memory is theirs; then six of them beside each peer, sums equal to the fen."""
    book = load_book()
    given = tables(book, count, SEED, AS_OF)
    every = [policy for policy in book.in_force(AS_OF) if policy.entity != "claim"]
    began = time.process_time()
    seconds = median_seconds(lambda: sums(given, book, every), runs)
    worked = (time.process_time() - began) / runs
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = [
        figure("seconds_1_1m", seconds, "s", 10.0),
        figure("cpu_seconds_1_1m", worked, "s"),
        figure("peak_mb", megabytes, "MB", 1024.0),
        figure("policies", len(every)),
        _beside_sql(given, book, runs),
    ]
    size = sum(table.nbytes for table in given.values()) // 2**20
    data = {"people": count, "homes": len(given["homes"]), "seed": SEED, "table_mb": size}
    figures += _beside_openfisca(book, count, runs)
    return report("benefits_setrun", data, runs, figures, ["2 threads", f"DuckDB {duckdb.__version__}"])


def main() -> None:
    tell(measure(QUICK, 2) if quick() else measure(FULL, RUNS))


if __name__ == "__main__":
    main()
