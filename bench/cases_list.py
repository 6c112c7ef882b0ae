"""A list of fifty cases in a district of 100,000 (quick: 5,000): queries, time, deep pages against the first.

Run by `python -m bench.cases_list [--quick] [--json]`. Works on a throw-away copy of the migrated database, as the web
login under row security, as one street's officer. The peer is the figure that cases.md, 8 gives for Signalen.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import psycopg
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

import bench.suite  # noqa: F401 - gets Django ready before models are imported
from bench.report import figure, quick, report, tell
from jiayuan.cases.api import Filters, Page, detail, list_cases
from jiayuan.kernel.purpose import CASE_HANDLING
from tests import database
from tests.cases.office import as_service, open_office
from tests.people import People, Person, make_people
from tests.tree import load_test_tree

RUNS, FULL, QUICK = 31, 100_000, 5_000
PEER_QUERIES, PEER_DEEP_MS = 263, 1470
# One case in ten is live; places spread over eleven communities of one street and ten other streets.
CASES = """
INSERT INTO cases_case (id, kind, source, class_code, class_group, urgency, state, round, outcome, summary, text,
  address, confidential, supervised, version, place_known, place_path, grid_code, lead_unit, first_unit, owner_org_id,
  unit_name, question, asked_round, received_at, due_at, ended_at, idem_key)
SELECT to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYMMDD')::bigint * 100000000 + n, 'help', 'phone', '020102',
  'property', 'U3', CASE WHEN n %% 10 = 0 THEN 'open' ELSE 'closed' END, 1, '', '楼道杂物 ' || n,
  repeat('楼道里堆满了杂物，老人出门很不方便。', 5) || n, '', false, false, 2, true,
  '110102.' || lpad((CASE WHEN n %% 2 = 0 THEN 1 ELSE 2 + n %% 10 END)::text, 3, '0') || '.'
    || lpad((1 + n %% 11)::text, 3, '0') || '.0001.0001.', '', 101, 101, 101, '社区', '', 0, at,
  at + interval '7 days', CASE WHEN n %% 10 = 0 THEN NULL ELSE at + interval '3 days' END, ''
FROM generate_series(1, %s) n, LATERAL (SELECT now() - (n * 360.0 / %s) * interval '1 day' AS at) t
"""
ORDERS = """
INSERT INTO cases_work_order (case_id, round, unit_name, part, state, forced, return_no, offered_at, due_at, result,
  explain, version, place_path, owner_org_id)
SELECT id, 1, '社区', 'lead', 'offered', false, 0, received_at, due_at, '',
  '{"step": 1, "matched": 13, "matched_name": "楼道杂物由社区"}', 1, place_path, 101
FROM cases_case WHERE state = 'open'
"""


def fill(count: int) -> People:
    """The test tree, its people, the office, and `count` cases."""
    load_test_tree()
    people = make_people()
    open_office()
    with as_service(), connection.cursor() as cursor:
        cursor.execute(CASES, [count, count])
        cursor.execute(ORDERS)
    return people


def measured(person: Person, work: Callable[[Any], object], runs: int) -> dict[str, float]:
    """Median and 95th percentile in ms of the read inside its own transaction, and the number of queries."""
    times = []
    for _ in range(runs):
        with person.acting(CASE_HANDLING) as acting:
            start = time.perf_counter()
            work(acting.scope)
            times.append((time.perf_counter() - start) * 1000)
    with person.acting(CASE_HANDLING) as acting, CaptureQueriesContext(connection) as seen:
        work(acting.scope)
    return {"median": statistics.median(times), "p95": sorted(times)[int(0.95 * len(times))], "queries": len(seen)}


def deep_key(person: Person, pages: int) -> str:
    """The key of a page far down the list of all cases."""
    key = ""
    for _ in range(pages):
        with person.acting(CASE_HANDLING) as acting:
            key = list_cases(acting.scope, ALL, key).after or key
    return key


ALL = Filters(states=("open", "closed"), order="new")


def figures(people: People, runs: int, pages: int) -> list[dict[str, Any]]:
    officer = people.officer
    first = measured(officer, lambda scope: list_cases(scope), runs)
    newest = measured(officer, lambda scope: list_cases(scope, ALL), runs)
    key = deep_key(officer, pages)
    deep = measured(officer, lambda scope: list_cases(scope, ALL, key), runs)
    searched = measured(officer, lambda scope: list_cases(scope, Filters(q="杂物")), max(runs // 3, 1))
    with officer.acting(CASE_HANDLING) as acting:
        page: Page = list_cases(acting.scope)
    one = measured(officer, lambda scope: detail(page.rows[0].number, scope), runs)
    told = (
        ("list_queries", first["queries"], "queries", 6, PEER_QUERIES), ("list_p95_ms", first["p95"], "ms", 80, None),
        ("list_median_ms", first["median"], "ms", 30, None), ("newest_p95_ms", newest["p95"], "ms", 80, None),
        ("deep_p95_ms", deep["p95"], "ms", 80, PEER_DEEP_MS), ("search_p95_ms", searched["p95"], "ms", 150, None),
        ("detail_queries", one["queries"], "queries", 8, 35), ("detail_p95_ms", one["p95"], "ms", 60, None),
    )  # fmt: skip
    return [_figure(*row) for row in told]


def _figure(key: str, value: float, unit: str, goal: float, peer: float | None) -> dict[str, Any]:
    ratio = round(peer / value, 1) if peer and value else None
    return figure(key, round(value, 2), unit, goal, peer=peer, ratio=ratio)


def run(*, small: bool = False) -> dict[str, Any]:
    """Fills a database copy, measures, and removes it again."""
    count, runs = (QUICK, 7) if small else (FULL, RUNS)
    name = str(connection.settings_dict["NAME"])
    try:
        with transaction.atomic():
            people = fill(count)
        with psycopg.connect(database.admin_url(), dbname=name, autocommit=True) as admin:
            admin.execute("VACUUM ANALYZE")
        found = figures(people, runs, 20 if small else 800)
    finally:
        connection.close()
        database.drop(name.removeprefix("run_"))
    return report("cases_list", {"cases": count}, runs, found)


def main() -> None:
    tell(run(small=quick()))


if __name__ == "__main__":
    main()
