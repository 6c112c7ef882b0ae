"""For whom an id stands today, held fast while something is decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

import polars as pl
from django.db import connection
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.registry.models import Entity
from jiayuan.registry.staging import at_hand, fill

Expected = Mapping[UUID, int] | None
RETIRED = """
SELECT e.id FROM {wanted} w JOIN registry_entity e ON e.id = w.entity JOIN registry_entity r ON r.id = e.root
WHERE r.state = 'retired'
"""


def locked_roots(*asked: UUID) -> list[Entity]:
    """The golden records these ids stand for, in order, locked until the transaction ends; NotFound out of scope."""
    while True:
        known = dict(Entity.objects.filter(pk__in=asked).values_list("pk", "root"))
        if known.keys() != set(asked):
            raise NotFound
        # In one order: two who merge the same pair from both sides wait for each other instead of blocking.
        wanted = Entity.objects.select_for_update(no_key=True).filter(pk__in={*known, *known.values()})
        rows = {row.pk: row for row in wanted.order_by("pk")}
        if not rows.keys() >= set(known.values()):
            raise NotFound
        if all(rows[one].root == root == rows[root].root for one, root in known.items()):
            return [rows[known[one]] for one in asked]


def retired(entities: Iterable[UUID]) -> set[UUID]:
    """Those of the ids that stand for somebody who is retired today."""
    asked = pl.DataFrame({"entity": [str(one) for one in set(entities)]}, schema={"entity": pl.String})
    with at_hand(asked, {"entity": "uuid"}) as wanted, connection.cursor() as cursor:
        cursor.execute(fill(RETIRED, wanted=wanted))
        return {row[0] for row in cursor.fetchall()}


def versions(entities: Iterable[UUID]) -> dict[UUID, int]:
    """How often was decided about each identity: what a page shows and sends back with the next decision."""
    return dict(Entity.objects.filter(pk__in=list(entities)).values_list("pk", "version"))


def check(reason: str, expected: Expected) -> None:
    """Raises Invalid without a reason, Conflict when one of the expected versions is no longer the current one."""
    if not reason.strip():
        raise Invalid(_("请写明理由"), code="reason")
    if expected and versions(expected) != dict(expected):
        raise Conflict(_("这条记录已经变动，请重新查看后再决定"), code="registry-version")


def decided(*entities: UUID) -> None:
    Entity.objects.filter(pk__in=entities).update(version=F("version") + 1)
