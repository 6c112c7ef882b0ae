"""The publish gate: compiling the book, cases and grid, the dry run, 500 changed people, a workbook out and in.

Prints `{name, machine, data, runs, figures}`. The dry run compares the book with itself over made-up people: the work
is the same, and any change it finds is an error.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pyarrow as pa

from bench.report import figure, median_seconds, quick, report, tell
from jiayuan.benefits.books import book_folder
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.engine.facts import NOTHING_KNOWN
from jiayuan.benefits.engine.gate.checking import full_check
from jiayuan.benefits.engine.gate.dryrun import dry_run
from jiayuan.benefits.engine.people import random_people
from jiayuan.benefits.engine.reading.loader import load
from jiayuan.benefits.engine.setrun import SetRunner, arrow_people
from jiayuan.benefits.engine.sheets.bundle import files_from, sheets_of
from jiayuan.benefits.engine.sheets.files import book_of, files_in
from jiayuan.benefits.engine.sheets.workbook import sheets_in, workbook

AS_OF = date(2026, 3, 15)
RUNS, FULL, QUICK, CHANGED = 5, 50_000, 2_000, 500
STREETS = 11


def with_places(table: pa.Table) -> pa.Table:
    """The same people, spread over communities."""
    paths = [f"110102.001.{1 + number % STREETS:03d}." for number in range(len(table))]
    return table.append_column("place_path", pa.array(paths))


def people(book: RuleBook, count: int) -> pa.Table:
    """`count` random people with a tenth of their facts unknown, each in a community."""
    found = random_people(book, count, 7, AS_OF)
    columns: dict[str, list[object]] = {"person": [str(number) for number in range(count)]}
    for code in dict.fromkeys(code for policy in book.looked_for(AS_OF) for code in policy.facts):
        facts = [one.get(code, NOTHING_KNOWN) for one in found]
        columns[code], columns[state_column(code)] = [fact.value for fact in facts], [int(fact.state) for fact in facts]
    return with_places(arrow_people(columns, book))


def _once(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _night(table: pa.Table, book: RuleBook) -> None:
    """A run over those whose facts changed, of every policy that is looked for."""
    with SetRunner(table, book, AS_OF) as runner:
        for policy in book.looked_for(AS_OF):
            runner.policy(policy)


def _round_trip(files: dict[str, str], book: RuleBook) -> bool:
    back = files_from(sheets_in(workbook(sheets_of(files, book))), files, book)
    return book_of(back).hash == book.hash


def measure(count: int, runs: int) -> dict[str, object]:
    """Every step of the gate over the shipped book; raises SystemExit where a step goes wrong."""
    folder = book_folder("bj")
    book, files = load(folder), files_in(folder)
    table, few = (people(book, number) for number in (count, CHANGED))
    # The first run also compiles the queries, which a process does once for each book.
    first = _once(lambda: dry_run(book, book, table, AS_OF, 3))
    _night(few, book)
    found, done = dry_run(book, book, table, AS_OF, 3), full_check(book, None, AS_OF)
    if any((line.change.gain, line.change.lose) != (0, 0) for line in found.policies) or not _round_trip(files, book):
        raise SystemExit("a book differs from itself")
    figures = [
        figure("gate_seconds", median_seconds(lambda: full_check(book, None, AS_OF), runs), "s", 60.0),
        figure("dry_run_seconds", median_seconds(lambda: dry_run(book, book, table, AS_OF, 3), runs), "s", 15.0),
        figure("dry_run_first_seconds", first, "s", 15.0),
        figure("compile_seconds", median_seconds(lambda: load(folder), runs), "s", 1.5),
        figure("changed_500_seconds", median_seconds(lambda: _night(few, book), runs), "s", 2.0),
        figure("workbook_seconds", median_seconds(lambda: _round_trip(files, book), runs), "s"),
        figure("workbook_differences", 0, goal=0),
        figure("gate_faults", sum(finding.grave for finding in done.findings), goal=0),
    ]
    data = {
        "people": count, "cases": done.cases, "cells": done.cells, "combinations": sum(g.written for g in done.grids),
        "policies": len(book.policies),
    }  # fmt: skip
    return report("benefits_gate", data, runs, figures)


def main() -> None:
    tell(measure(QUICK, 1) if quick() else measure(FULL, RUNS))


if __name__ == "__main__":
    main()
