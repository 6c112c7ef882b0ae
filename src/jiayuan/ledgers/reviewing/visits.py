"""The visit list: questions somebody must go and ask about, by address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from jiayuan.audit import api as audit
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.values import mask_phone
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.reviewing.cells import cells_of_row
from jiayuan.ledgers.reviewing.kinds import QUESTIONS, about, body_kind, people
from jiayuan.ledgers.reviewing.waiting import visible
from jiayuan.ledgers.rules.cells import EMPTY
from jiayuan.registry import api as registry

PAGE = 30


@dataclass(frozen=True, slots=True)
class Visit:
    """One door to knock at: whom to ask for, what to ask (`about` person, organisation or thing), how often in vain."""

    id: int
    version: int
    kind: str
    name: str
    address: str
    phone: str
    question: str
    visits: int
    due_at: datetime
    about: str = "person"


def _question(item: ReviewItem) -> str:
    if item.kind == ReviewItem.Kind.CONFLICT:
        return gettext("核对：{label}").format(label=gettext(registry.attr(item.attr).label))
    return str(QUESTIONS[about(item)])


def _visit(item: ReviewItem) -> Visit:
    cells = cells_of_row(item.row)
    body = body_kind(item)
    name, home = (body.name, body.place) if body else ("name", "residence.actual")
    address, phone = cells.get(home, EMPTY), cells.get("phone", EMPTY)
    return Visit(
        item.pk, item.version, "conflict" if item.kind == ReviewItem.Kind.CONFLICT else "match",
        cells.get(name, EMPTY).value, address.note or address.value, mask_phone(phone.value) if phone.value else "",
        _question(item), item.visits, item.due_at, about(item),
    )  # fmt: skip


def visits(scope: Scope, *, after: int = 0, limit: int = PAGE) -> Sequence[Visit]:
    """The questions of the scope that were sent out, in the order they came; `after` is the last id seen."""
    rows = visible(scope).filter(state=ReviewItem.State.FIELD_CHECK, pk__gt=after)
    found = list(rows.order_by("pk")[:limit])
    fields = ("name", "residence.actual", "phone")
    asked = [who for one in found for who in people(one)[:1]]
    audit.record("ledgers.visits", n=len(found), fields=fields, subjects=asked)
    return [_visit(one) for one in found]
