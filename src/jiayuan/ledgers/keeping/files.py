"""Bytes of uploads, and what failed, cancelled and undone files leave behind."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import DurationField, ExpressionWrapper, F, QuerySet, Value

from jiayuan.ledgers.models import FileBody, Issue, LedgerFile, LedgerRow, Link, ReviewItem
from jiayuan.ledgers.moving import move
from jiayuan.ledgers.rules.limits import Limits

State = LedgerFile.State


def drop_bytes(now: datetime, limits: Limits) -> int:
    """Deletes the bytes of files received so many days ago; what was read out of them stays."""
    old = FileBody.objects.filter(file__created_at__lt=now - timedelta(days=limits.bytes_days))
    return old.delete()[0]


def _empty(files: QuerySet[LedgerFile]) -> int:
    """Deletes the lines, findings and undecided questions of files that were never merged."""
    numbers = list(files.values_list("pk", flat=True))
    ReviewItem.objects.filter(file__in=numbers).exclude(state=ReviewItem.State.DECIDED).delete()
    Link.objects.filter(file__in=numbers, state=Link.State.PROPOSED).delete()
    Issue.objects.filter(file__in=numbers).delete()
    # A question that was answered keeps the line it was about.
    return LedgerRow.objects.filter(file__in=numbers, reviews__isnull=True).delete()[0]


def drop_staging(now: datetime, limits: Limits) -> int:
    """A file that failed or was cancelled so many days ago loses its lines; a failed one ends."""
    before = now - timedelta(days=limits.failed_days)
    ended = LedgerFile.objects.filter(
        state__in=[State.FAILED, State.CANCELLED], changed_at__lt=before, rows__isnull=False
    ).distinct()
    dropped = _empty(ended)
    # Without its lines it could only fail again.
    for file in LedgerFile.objects.filter(state=State.FAILED, changed_at__lt=before).select_related("template"):
        move(file, "cancel", reason="retention")
    return dropped


def drop_undone(now: datetime) -> int:
    """The lines of a file undone longer ago than its template keeps them."""
    kept = ExpressionWrapper(F("template__kept_days") * Value(timedelta(days=1)), output_field=DurationField())
    gone = LedgerFile.objects.filter(state=State.UNDONE).annotate(until=F("changed_at") + kept).filter(until__lt=now)
    rows = LedgerRow.objects.filter(file__in=gone.values("pk"), reviews__isnull=True)
    return rows.delete()[0]
