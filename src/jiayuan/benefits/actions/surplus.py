"""Money paid too much: seen, written down for a clerk, never taken back by a machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit.api import record
from jiayuan.benefits.models import Entitlement, Overpayment, PayLine
from jiayuan.benefits.paying.states import FAILED
from jiayuan.benefits.queries.same import moved_on
from jiayuan.benefits.queries.scoped import seen
from jiayuan.benefits.rules import DECIDE, FINDING
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict, Invalid, NotFound

SURPLUS, DUPLICATE = "surplus", "duplicate"
# What a clerk may come to: agreed with the person, brought back by them, let go, or there was none.
OUTCOMES = ("agreed", "returned", "waived", "none")


def noted(drawn: Entitlement, kind: str, lines: Sequence[PayLine]) -> None:
    """One open line for a clerk for each period and kind; more months found later join it."""
    if not lines:
        return
    found = {"months": sorted(line.month for line in lines), "amount": sum(line.amount for line in lines)}
    # Settled months are not found again by the next night.
    settled = Overpayment.objects.filter(entitlement=drawn, kind=kind).exclude(settled_at=None)
    if settled.filter(months__contains=found["months"]).exists():
        return
    if not Overpayment.objects.filter(entitlement=drawn, kind=kind, settled_at=None).update(**found):
        placed = {"person": drawn.person, "place_path": drawn.place_path, "found_at": clock.now()}
        Overpayment.objects.create(entitlement=drawn, kind=kind, **placed, **found)


def paid_lines(lines: Sequence[PayLine]) -> list[PayLine]:
    """Those that paid somebody."""
    # A draft has paid nobody: its months fall out of it before it can be sealed.
    return [line for line in lines if line.result != FAILED and line.paylist.sealed_at is not None]


def note_surplus(drawn: Entitlement, since: date) -> None:
    """Months from `since` on that stand on a sealed list although nothing was due any more."""
    lines = PayLine.objects.filter(entitlement=drawn, month__gte=since).select_related("paylist").order_by("month")
    noted(drawn, SURPLUS, paid_lines(list(lines)))


def withdraw_surplus(drawn: Entitlement) -> None:
    """The stop was wrong: what was paid was due."""
    Overpayment.objects.filter(entitlement=drawn, kind=SURPLUS, settled_at=None).update(
        outcome="none", settled_by_id=current().account_id, settled_at=clock.now()
    )


def note_duplicates() -> int:
    """Months one person drew twice under two ids that are one by now, in the acting scope; how many periods."""
    acting = current()
    require(acting, FINDING)
    rows = list(seen(Entitlement, acting.scope).order_by("id"))
    roots = moved_on(row.person for row in rows)
    # Only whoever was merged can draw twice: the index forbids it for one id.
    survivors = set(roots.values())
    theirs = [row for row in rows if row.person in roots or row.person in survivors]
    periods: dict[tuple[UUID, str], list[Entitlement]] = defaultdict(list)
    for row in theirs:
        periods[roots.get(row.person, row.person), row.policy].append(row)
    return sum(_twice(rows) for rows in periods.values() if len({row.person for row in rows}) > 1)


def _twice(rows: Sequence[Entitlement]) -> int:
    lines = PayLine.objects.filter(entitlement__in=rows).select_related("paylist").order_by("entitlement_id", "month")
    first: dict[date, int] = {}
    again: dict[int, list[PayLine]] = defaultdict(list)
    for line in paid_lines(list(lines)):
        if first.setdefault(line.month, line.entitlement_id) != line.entitlement_id:
            again[line.entitlement_id].append(line)
    for row in rows:
        noted(row, DUPLICATE, again.get(row.pk, ()))
    return len(again)


def settle_overpayment(line_id: int, outcome: str, note: str) -> Overpayment:
    """A clerk writes down what came of it; no money moves. Raises NotFound, Invalid, Conflict when it is settled."""
    acting = current()
    require(acting, DECIDE)
    if outcome not in OUTCOMES or not note.strip():
        raise Invalid(_("请选择处理结果并写明情况"), code="outcome")
    with transaction.atomic():
        found = seen(Overpayment, acting.scope).select_for_update().filter(pk=line_id).first()
        if found is None:
            raise NotFound
        if found.settled_at is not None:
            raise Conflict(_("这一笔已经处理过"), code="settled")
        found.outcome, found.note = outcome, note.strip()[:300]
        found.settled_by_id, found.settled_at = acting.account_id, clock.now()
        found.save(update_fields=["outcome", "note", "settled_by_id", "settled_at"])
        record("benefits.overpayment", obj=f"benefits_overpayment:{found.pk}", subjects=[found.person])
    return found
