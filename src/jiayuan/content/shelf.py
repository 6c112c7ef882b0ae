"""Putting notices on the shelf: the page tree, the slug, the targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.utils.html import format_html_join
from wagtail.models import Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from jiayuan.content.models import NoticePage, NoticeTarget, Shelf
from jiayuan.identity.api import as_login
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places import api as places


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A notice to be written; `text` is plain, one paragraph a line; times are aware UTC."""

    title: str
    summary: str
    text: str
    targets: Sequence[PlacePath]
    channel: str = "notice"
    urgency: str = "routine"
    go_live: datetime | None = None
    expire_at: datetime | None = None


def shelf() -> Shelf:
    """The page all notices stand under, made on first use and set as the site's root."""
    found: Shelf | None = Shelf.objects.first()
    if found is not None:
        return found
    made: Shelf = Page.get_first_root_node().add_child(instance=Shelf(title="通知", slug="notices"))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": made, "site_name": settings.WAGTAIL_SITE_NAME},
    )
    return made


def paragraphs(text: str) -> str:
    """Plain lines as escaped HTML paragraphs."""
    return format_html_join("", "<p>{}</p>", ((line.strip(),) for line in text.splitlines() if line.strip()))


def add_page(new: NewNotice, author: str, published_at: datetime | None = None) -> NoticePage:
    page = NoticePage(
        title=new.title.strip(),
        # Addresses use the number; Wagtail wants a slug that is unique on the shelf.
        slug=f"n-{uuid4().hex[:12]}",
        channel=new.channel,
        urgency=new.urgency,
        summary=new.summary.strip(),
        body=paragraphs(new.text),
        author=author,
        live=published_at is not None,
        first_published_at=published_at,
        last_published_at=published_at,
        go_live_at=new.go_live,
        expire_at=new.expire_at,
    )
    places_found = [places.by_path(path) for path in dict.fromkeys(new.targets)]
    page.targets = [NoticeTarget(place_id=found.id, place_path=found.path.value) for found in places_found]
    shelf().add_child(instance=page)
    return page


def add_notices(dated: Sequence[tuple[NewNotice, datetime]]) -> int:
    """Puts published notices of the past into an empty shelf and returns their number; 0 when it holds any."""
    with as_login(), disable_reference_index_auto_update():
        if NoticePage.objects.exists():
            return 0
        for new, published_at in dated:
            add_page(new, "", published_at)
    return len(dated)
