"""Writes of notices: draft, publish, withdraw. Page tables belong to the web login, so each write steps back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.core.management import call_command
from django.utils.html import format_html_join
from wagtail.models import Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from jiayuan.audit import api as audit
from jiayuan.content.models import NoticePage, NoticeTarget, Shelf
from jiayuan.content.rules import Draft, check, may_publish
from jiayuan.identity.api import as_login, require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.errors import Invalid, NotFound, Refused
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import mark
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


def _checked(new: NewNotice, acting: Acting) -> None:
    scopes = [acting.scope.place] if acting.scope.place else []
    draft = Draft(new.title, new.summary, new.urgency, new.targets, scopes, new.go_live, new.expire_at)
    faults = check(draft, clock.now())
    if faults:
        raise Invalid(code="notice", errors=faults)


def _add_page(new: NewNotice, author: str, published_at: datetime | None = None) -> NoticePage:
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


def draft_notice(new: NewNotice) -> int:
    """Saves a draft of the acting editor and returns its number; raises Invalid with every fault."""
    acting = current()
    require(acting, "content.publish")
    _checked(new, acting)
    # Wagtail writes a dozen tables of its own; they belong to the web login, not to staff.
    with as_login():
        page = _add_page(new, str(acting.actor))
        page.save_revision()
    audit.record("content.draft", obj=f"content:notice:{page.pk}", n=len(new.targets))
    return int(page.pk)


def _own(notice_id: int, acting: Acting) -> NoticePage:
    """The notice, if all its targets lie inside the editor's place."""
    page: NoticePage | None = NoticePage.objects.filter(pk=notice_id).first()
    scope = acting.scope.place
    targets = [PlacePath(target.place_path) for target in page.targets.all()] if page else []
    if page is None or scope is None or not all(scope.contains(target) for target in targets):
        raise NotFound(mark("没有找到这条通知"), code="notice")
    return page


def publish_notice(notice_id: int) -> bool:
    """Publishes a draft, or schedules it when it goes live later (then False).

    An emergency needs a second person; the scope is checked again, for it may have changed since the draft.
    """
    acting = current()
    require(acting, "content.publish")
    page = _own(notice_id, acting)
    if not may_publish(page.urgency, page.author, str(acting.actor)):
        raise Refused(mark("紧急通知要由另一位同事确认发布"), code="second-person", cite="portal 4.2")
    with as_login():
        revision = page.get_latest_revision() or page.save_revision()
        revision.publish()
        page.refresh_from_db()
    audit.record("content.publish", obj=f"content:notice:{page.pk}", detail={"urgency": page.urgency})
    return bool(page.live)


def withdraw_notice(notice_id: int, reason: str) -> None:
    """Takes a notice down at once; `reason` goes into the record."""
    acting = current()
    require(acting, "content.publish")
    page = _own(notice_id, acting)
    with as_login():
        page.unpublish()
    audit.record("content.withdraw", obj=f"content:notice:{page.pk}", reason=reason[:200])


def add_notices(dated: Sequence[tuple[NewNotice, datetime]]) -> int:
    """Puts published notices of the past into an empty shelf and returns their number; 0 when it holds any."""
    with as_login(), disable_reference_index_auto_update():
        if NoticePage.objects.exists():
            return 0
        for new, published_at in dated:
            _add_page(new, "", published_at)
    return len(dated)


def publish_scheduled() -> None:
    """Publishes what is due and takes down what has expired; Wagtail obeys its schedule only when this runs."""
    call_command("publish_scheduled")
