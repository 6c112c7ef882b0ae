"""Quality of all ledgers of a district: 870,000 lines of five templates in 263 communities over 1.04 M people.

Run by `python -m bench.quality [--quick] [--json]`. Works on a throw-away copy of the migrated database, as the worker
and as a district officer under row security. `nightly_s` is the whole measuring, `one_s` that of a single ledger after
a merge, `page_ms` the page of the district with ninety measured days behind it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import psycopg
from django.db import connection
from django.test import Client

import bench.suite  # noqa: F401 - gets Django ready before models are imported
from bench.qualitydata import LEDGERS, fill, history
from bench.report import figure, quick, report, tell
from jiayuan.identity.api import give_grant
from jiayuan.ledgers.models import LedgerFile, QualityScore
from jiayuan.ledgers.quality.measuring import measure_district, measure_file
from tests import database
from tests.people import Person, as_service, make_people
from tests.tree import DISTRICT, load_test_tree

PEOPLE, SMALL = 1_040_000, 20_000
RUNS = 5


def officer() -> Person:
    """A district officer, who sees every community."""
    people = make_people()
    with as_service():
        grant = give_grant(people.officer.account_id, "district_officer", DISTRICT, reason="bench")
    return Person(people.officer.account_id, people.officer.name, DISTRICT, grant)


def _seconds(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def _page(client: Client) -> None:
    answer = client.get("/staff/quality/")
    if answer.status_code != 200:
        raise SystemExit(f"the page answers {answer.status_code}")


def figures(who: Person, admin: psycopg.Connection[Any], runs: int) -> list[dict[str, Any]]:
    nightly = _seconds(lambda: measure_district(DISTRICT), runs)
    with as_service():
        file = LedgerFile.objects.filter(template__code="elderly").order_by("pk").values_list("pk", flat=True)[0]
        scores = QualityScore.objects.count()
    one = _seconds(lambda: measure_file(file), runs)
    history(admin)
    client = who.client()
    _page(client)
    page = _seconds(lambda: _page(client), max(runs, RUNS))
    return [
        figure("nightly_s", round(nightly, 2), "s", 60), figure("one_ledger_s", round(one, 3), "s"),
        figure("page_ms", round(page * 1000, 1), "ms", 300), figure("scores", scores, "rows"),
    ]  # fmt: skip


def run(*, small: bool = False) -> dict[str, Any]:
    """Fills a database copy, measures, and removes it again."""
    people = SMALL if small else PEOPLE
    name = str(connection.settings_dict["NAME"])
    try:
        load_test_tree()
        who = officer()
        with psycopg.connect(database.admin_url(), dbname=name, autocommit=True) as admin:
            facts = fill(admin, people, people / PEOPLE)
            found = figures(who, admin, 1 if small else 3)
    finally:
        connection.close()
        database.drop(name.removeprefix("run_"))
    lines = sum(int(rows * people / PEOPLE) for rows in LEDGERS.values())
    return report("quality", {"people": people, "lines": lines, "facts": facts}, 1 if small else 3, found)


def main() -> None:
    tell(run(small=quick()))


if __name__ == "__main__":
    main()
