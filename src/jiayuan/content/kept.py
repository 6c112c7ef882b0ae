"""Notices as their editors keep them, published or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from jiayuan.content.models import NoticePage, NoticeTarget
from jiayuan.content.words import Urgency
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import mark


@dataclass(frozen=True, slots=True)
class StaffNotice:
    """A notice as its editors list it, published or not."""

    id: int
    title: str
    urgency: str
    live: bool
    expired: bool
    go_live_at: datetime | None
    expire_at: datetime | None
    author: str

    @property
    def key(self) -> str:
        """The number as text, for templates that build an id from it."""
        return str(self.id)

    @property
    def urgency_label(self) -> str:
        return str(Urgency(self.urgency).label)


STAFF_FIELDS = ("pk", "title", "urgency", "live", "expired", "go_live_at", "expire_at", "author")


def notices_within(place: PlacePath, limit: int = 50) -> list[StaffNotice]:
    """Notices aimed at `place` or inside it, newest first: what its editors keep."""
    rows = _kept(place).order_by("-pk").values_list(*STAFF_FIELDS)[:limit]
    return [StaffNotice(*row) for row in rows]


def notice_within(place: PlacePath, notice_id: int) -> StaffNotice:
    """One of them; NotFound when absent or aimed elsewhere."""
    row = _kept(place).filter(pk=notice_id).values_list(*STAFF_FIELDS).first()
    if row is None:
        raise NotFound(mark("没有找到"), code="notice")
    return StaffNotice(*row)


def _kept(place: PlacePath) -> QuerySet[NoticePage]:
    low, high = place.bounds()
    aimed = NoticeTarget.objects.filter(place_path__gte=low, place_path__lt=high).values("page_id")
    found: QuerySet[NoticePage] = NoticePage.objects.filter(pk__in=aimed)
    return found
