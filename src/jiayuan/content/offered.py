"""Reads of the service catalogue."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from jiayuan.content.models import ServiceItem
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.text import mark


def services(group: str = "", on: date | None = None) -> list[ServiceItem]:
    """The catalogue in its order, without items that are over."""
    # The day in Beijing: by UTC an item would begin and end eight hours late.
    day = on or clock.today()
    found = ServiceItem.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    return list(found.filter(group=group) if group else found)


def service(code: str) -> ServiceItem:
    """One item of the catalogue; NotFound for an unknown code."""
    item = ServiceItem.objects.filter(code=code).first()
    if item is None:
        raise NotFound(mark("没有这个服务事项"), code="service")
    return item
