"""Findings, answered questions and messages of years ago."""

from __future__ import annotations

from datetime import date, datetime

from jiayuan.ledgers.models import ExchangeRoot, Issue, Message, MessageBody, ReviewItem
from jiayuan.ledgers.rules.limits import Limits


def years_before(day: date, years: float) -> date:
    """The same day so many years earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - int(years))
    except ValueError:
        return day.replace(year=day.year - int(years), day=28)


def _before(now: datetime, years: float) -> datetime:
    return datetime.combine(years_before(now.date(), years), now.timetz())


def drop_findings(now: datetime, limits: Limits) -> int:
    """Findings and answered questions about files received so many years ago."""
    before = _before(now, limits.finding_years)
    found = Issue.objects.filter(file__created_at__lt=before).delete()[0]
    answered = ReviewItem.objects.filter(file__created_at__lt=before, state=ReviewItem.State.DECIDED)
    return found + answered.delete()[0]


def drop_messages(now: datetime, limits: Limits) -> int:
    """Messages of so many years ago with the daily roots over them; one that a statement rests on stays with it."""
    before = _before(now, limits.message_years)
    old = Message.objects.filter(created_at__lt=before, statements__isnull=True)
    MessageBody.objects.filter(message__in=old.values("pk")).delete()
    ExchangeRoot.objects.filter(day__lt=before.date()).delete()
    return old.delete()[0]
