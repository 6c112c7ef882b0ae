"""A decision is taken back, as far as that is exact: its links, its facts and its refusals go."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.ids import uuid7
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link, ReviewItem
from jiayuan.ledgers.stages.matching import LIVE
from jiayuan.ledgers.stages.settling import end_unlisted
from jiayuan.registry import api as registry

LATE = _("之后这一行又有了变化，不能原样撤回；请在新的情况下重新判断")


def _still_stands(item: ReviewItem) -> bool:
    """Whether nothing was built on the decision: the same link, the same rows, no new question."""
    made, known = item.trace.get("made"), set(item.trace["rows"])
    live = Link.objects.filter(record=item.record_id, state__in=LIVE)
    others = live.exclude(pk=made) if made else live
    if item.file.state in (LedgerFile.State.UNDONE, LedgerFile.State.CANCELLED) or others.exists():
        return False
    if made and not live.exists():
        return False
    spoken = LedgerRow.objects.filter(record=item.record_id, file__state=LedgerFile.State.MERGED)
    later = spoken.filter(written_by__isnull=False).exclude(pk__in=[int(pk) for pk in known]).exists()
    asked = ReviewItem.objects.filter(record=item.record_id, kind=item.kind).exclude(state="decided").exists()
    return not later and not asked


def _facts_back(item: ReviewItem) -> None:
    """What the record said before speaks again; what it said by the decision is withdrawn."""
    batch = item.trace["batch"]
    if item.trace["superseded"] and batch:
        registry.restore({item.record_id: UUID(batch)}, batch=uuid7())
    elif item.trace.get("made"):
        registry.retract([item.record_id], batch=uuid7())


def take_back(item: ReviewItem) -> None:
    """Undoes the decision about a row. Raises Conflict when the base has moved on since."""
    if item.kind == ReviewItem.Kind.CONFLICT:
        registry.hold_again(item.ruling or 0, "undo")
        return
    if "confirmed" in item.trace:
        return
    if not _still_stands(item):
        raise Conflict(LATE, code="review-late")
    _facts_back(item)
    gone = [*item.trace["rejected"], *filter(None, [item.trace.get("made")])]
    Link.objects.filter(pk__in=gone).update(state=Link.State.SUPERSEDED)
    for link, state in item.trace["superseded"].items():
        Link.objects.filter(pk=int(link)).update(state=state)
    for row, (outcome, batch) in item.trace["rows"].items():
        LedgerRow.objects.filter(pk=int(row)).update(outcome=outcome, written_by=batch)
    # A complete list merged since may have ended what speaks again.
    end_unlisted([item.record_id])
