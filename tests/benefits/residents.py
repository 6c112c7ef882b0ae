"""A small base for benefit tests: people of the two communities whose facts decide something."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import polars as pl

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.registry import api as registry
from tests.tree import DISTRICT, HOME_ROOM

# A woman of 86 with a level-1 visual disability, in a dibao family, who draws nothing.
ENTITLED: Mapping[str, str | None] = {
    "name": "王秀兰",
    "sex": "2",
    "birth": "1940-01-01",
    "hukou": "true",
    "dis.type": "visual",
    "dis.level": "1",
    "dis.multi": "false",
    "relief.status": "dibao",
    "child.kind": "",
    "elder.assessed": "",
    "fp.special": "false",
    "work.kind": "none",
    "income.own": "",
    "income.stable": "false",
    "student.fulltime": "false",
    **{attr.code: "false" for attr in registry.ATTRS if attr.code.startswith("draws.")},
}


def person(place: PlacePath = HOME_ROOM, *, key: UUID | None = None, **facts: str | None) -> UUID:
    """Puts one person into the base; `facts` replace those of ENTITLED (dots written as __), None leaves one out."""
    key = key or uuid7()
    given = {code.replace("__", "."): value for code, value in facts.items()}
    row = {"entity": str(key), "residence.actual": place.value, **ENTITLED, **given}
    held = {code: [value] for code, value in row.items() if value is not None}
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        registry.bulk_load(pl.DataFrame(held), origin="tests", as_of=clock.today())
    return key


def changed(key: UUID, **facts: str) -> None:
    """A better source says otherwise; "" means looked and none, `residence__actual` takes a place path."""
    rows = []
    for name, value in facts.items():
        code = name.replace("__", ".")
        given = {"place": value} if code == "residence.actual" else {"value": value} if value else {"absent": True}
        rows.append(registry.FactRow(key, code, **given))
    batch = registry.FactBatch(uuid7(), "visit", clock.today(), rows, ranks={row.attr: 0 for row in rows})
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        registry.record_facts(batch)
