"""Reads of notices and of the catalogue. Both are open data: the reader's place chooses, it does not protect."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import nh3
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from wagtail.rich_text import expand_db_html

from jiayuan.content.models import NoticePage, NoticeTarget
from jiayuan.content.notices import FullNotice, Notice
from jiayuan.content.rules import chain
from jiayuan.content.words import Urgency
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import mark

TAGS = {"p", "h2", "h3", "b", "strong", "ol", "ul", "li", "a", "hr", "br"}
LIST_FIELDS = ("pk", "title", "summary", "channel", "urgency", "first_published_at", "expire_at")


def visible(place: PlacePath | None, at: datetime) -> QuerySet[NoticePage]:
    """Published, not expired notices for a reader at `place`; without a place, those of every district."""
    # Eight paths at most: an index look-up each, however many notices there are.
    paths = chain(place) if place else None
    aimed = (
        NoticeTarget.objects.filter(place_path__in=paths)
        if paths
        else NoticeTarget.objects.filter(place__kind="district")
    )
    # The minute job takes expired pages down; a reader must not wait for it.
    running = Q(expire_at=None) | Q(expire_at__gt=at)
    started = Q(go_live_at=None) | Q(go_live_at__lte=at)
    found: QuerySet[NoticePage] = NoticePage.objects.filter(running, started, live=True, pk__in=aimed.values("page_id"))
    return found


def _notices(rows: Iterable[tuple[Any, ...]]) -> list[Notice]:
    return [Notice(*row) for row in rows]


def notices_for(
    place: PlacePath | None, limit: int = 20, *, channel: str = "", before: datetime | None = None
) -> list[Notice]:
    """The newest notices first, emergencies pinned before all; `before` continues a list by its last time."""
    found = visible(place, clock.now())
    if channel:
        found = found.filter(channel=channel)
    if before:
        found = found.filter(first_published_at__lt=before)
    pinned = Case(When(urgency=Urgency.EMERGENCY, then=Value(0)), default=Value(1), output_field=IntegerField())
    # A continued list is ordered by time alone, since its key is a time.
    order = ("-first_published_at", "-pk") if before else (pinned, "-first_published_at", "-pk")
    return _notices(found.order_by(*order).values_list(*LIST_FIELDS)[:limit])


def notice(notice_id: int, place: PlacePath | None) -> FullNotice:
    """One notice as the reader at `place` may see it; NotFound when it is for others, over or not out yet."""
    page = visible(place, clock.now()).filter(pk=notice_id).first()
    if page is None:
        raise NotFound(mark("没有找到这条通知，它可能已经结束"), code="notice")
    names = NoticeTarget.objects.filter(page_id=page.pk).order_by("place_path").values_list("place__name", flat=True)
    line = Notice(*(getattr(page, field) for field in LIST_FIELDS))
    body = nh3.clean(expand_db_html(page.body), tags=TAGS, attributes={"a": {"href"}}, link_rel="noopener")
    return FullNotice(line, body, tuple(names))
