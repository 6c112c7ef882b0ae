"""What stands open about some people: asked when what was known about them is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from jiayuan.benefits.queries.scoped import visible
from jiayuan.benefits.rules import CLOSED
from jiayuan.kernel.scope import Scope


def open_offers(people: Sequence[UUID], scope: Scope) -> list[tuple[UUID, UUID, str]]:
    """(offer, person, state) of every offer in scope about these people that is not closed."""
    rows = visible(scope).filter(person__in=list(people)).exclude(state__in=CLOSED)
    return list(rows.order_by("pk").values_list("pk", "person", "state"))
