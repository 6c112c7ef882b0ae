"""What waits for the person acting: one figure per kind of work, and the list of what is due today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiayuan.content import api as content
from jiayuan.identity.api import may
from jiayuan.kernel.context import Acting


@dataclass(frozen=True, slots=True)
class Figure:
    """One count and the list behind it; `tone` as in the look's components."""

    label: str | Promise
    value: int
    href: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """One piece of work with its time limit (aware UTC)."""

    title: str
    href: str
    at: datetime
    text: str = ""


def _notices(acting: Acting) -> Iterator[Figure]:
    place = acting.scope.place
    if place is None or not may(acting, "content.publish"):
        return
    drafts = [one for one in content.notices_within(place) if not one.live and not one.expired]
    yield Figure(_("待发布的通知"), len(drafts), "/staff/notices/")


def figures(acting: Acting) -> list[Figure]:
    """Every kind of work the role has, in the order of the menu."""
    return [*_notices(acting)]


def due_today(acting: Acting, now: datetime) -> list[Due]:
    """What must be done before the day ends, nearest first; overdue work comes before all."""
    return []
