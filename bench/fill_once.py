"""Fill once: a form about the old people of one community, answered door by door as its worker would.

Run by `python -m bench.fill_once [--quick] [--json]`. The base knows what a community's base knows (registry spec 9:
15 % without telephone, 8 % with an old one, 6 % with an old address); nobody has been assessed yet, so that item is
always typed. `typed_share` is typed cells of all cells; a blank form, where every cell is typed, is the peer.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import polars as pl
from django.db import connection

import bench.suite  # noqa: F401 - gets Django ready before models are imported
from bench.report import figure, quick, report, tell
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import FORM_PREFILL, LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.registry import api as registry
from tests import database
from tests.ledgers import books
from tests.people import People, as_service, make_people
from tests.tree import DISTRICT, HOME, STREET, load_test_tree

PEOPLE, SMALL = 2_000, 120
ASKED = ("sex", "birth", "phone", "residence.actual", "elder.assessed")


def _truth(n: int) -> dict[str, str]:
    born = f"19{35 + n % 30}-{1 + n % 12:02}-{1 + n % 28:02}"
    return {
        "sex": "男女"[n % 2], "birth": born, "phone": f"139{n:08}", "residence.actual": books.address(n),
        "elder.assessed": ("能力完好", "轻度失能", "中度失能")[n % 3],
    }  # fmt: skip


def _known(n: int) -> dict[str, str | None]:
    truth, born = _truth(n), _truth(n)["birth"].replace("-", "")
    phone = None if n % 100 < 15 else f"138{n:08}" if n % 100 < 23 else truth["phone"]
    return {
        "entity": str(books.person(n)), "name": f"{books.NAMES[n % 10]}{n}", "sex": "12"[n % 2],
        "birth": truth["birth"], "id_number": books.id_number(n % 100, born, "12"[n % 2]), "phone": phone,
        "residence.actual": books.room(n + 1 if n % 50 < 3 else n),
    }  # fmt: skip


def _load(people: int) -> People:
    load_test_tree()
    found = make_people()
    with as_service(DISTRICT):
        api.load_templates()
        books.load_office()
        frame = pl.DataFrame([_known(n) for n in range(people)], infer_schema_length=None)
        # Half a year old: telephones are still fresh, addresses are not.
        registry.bulk_load(frame, origin="person-base", as_of=clock.today() - timedelta(days=200))
    return found


@contextmanager
def _timed(times: dict[str, list[float]], key: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    times.setdefault(key, []).append(time.perf_counter() - began)


def _said(row: api.RowView, numbers: dict[str, int]) -> api.Said:
    """What a worker who hears the truth answers: true where it fits, the right words where it does not."""
    truth = _truth(numbers[row.name])
    answers = {
        cell.attr: api.Answer(
            "confirmed" if cell.words == truth[cell.attr] else "corrected", truth[cell.attr], cell.token
        )
        for cell in row.cells
        if cell.asked
    }
    return api.Said(row.key, row.version, answers)


def _fill(who: People, task: api.TaskRef, people: int, times: dict[str, list[float]]) -> None:
    numbers = {f"{books.NAMES[n % 10]}{n}": n for n in range(people)}
    with who.worker.acting(FORM_PREFILL):
        for building in api.buildings(task.id):
            after, rows = 0, list[api.RowView]()
            while after == 0 or rows:
                with _timed(times, "page"):
                    rows = api.phone_list(task.id, building.path, after)
                with _timed(times, "save"):
                    api.save_answers(task.id, [_said(row, numbers) for row in rows])
                after = rows[-1].key if rows else -1


def run(*, small: bool = False) -> dict[str, Any]:
    """Fills a database copy, goes door by door, and removes it again."""
    people, name = SMALL if small else PEOPLE, str(connection.settings_dict["NAME"])
    times: dict[str, list[float]] = {}
    try:
        who = _load(people)
        form = api.NewForm("老年人核对", ASKED, api.Audience(STREET.value, age_min=55), clock.today())
        with _timed(times, "open"), who.officer.acting(FORM_PREFILL):
            api.open_form(api.draft_form(form).id)
        with who.worker.acting(FORM_PREFILL) as acting:
            (task,) = api.tasks(acting.scope)
        _fill(who, task, people, times)
        with _timed(times, "merge"):
            counts = _handed_in(who, task)
    finally:
        connection.close()
        database.drop(name.removeprefix("run_"))
    return report("fill_once", {"people": counts["people"], "cells": counts["cells"]}, 1, _figures(counts, times))


def _handed_in(who: People, task: api.TaskRef) -> dict[str, int]:
    with who.worker.acting(FORM_PREFILL):
        ref = api.submit_task(task.id, incomplete=True)
    if ref.file is None:
        raise SystemExit("the part has no upload")
    api.run_to(ref.file, "previewed", HOME)
    with who.officer.acting(LEDGER_UPKEEP):
        api.accept_task(task.id)
    api.run_to(ref.file, "merged", HOME)
    return dict(ref.counts)


def _figures(counts: dict[str, int], times: dict[str, list[float]]) -> list[dict[str, Any]]:
    cells, pages = counts["cells"], sorted(times["page"])
    typed = counts["typed"] / cells
    return [
        figure("typed_share", round(typed, 3), "", 0.30, peer=1.0, ratio=round(typed, 3)),
        figure("prefilled_share", round(counts["prefilled"] / cells, 3)),
        figure("confirmed_share", round(counts["confirmed"] / cells, 3)),
        figure("not_asked_share", round(1 - (counts["confirmed"] + counts["typed"]) / cells, 3)),
        figure("open_s", round(times["open"][0], 2), "s"),
        figure("page_p95_ms", round(1000 * pages[int(len(pages) * 0.95)], 1), "ms"),
        figure("merged_s", round(times["merge"][0], 2), "s"),
    ]  # fmt: skip


def main() -> None:
    tell(run(small=quick()))


if __name__ == "__main__":
    main()
