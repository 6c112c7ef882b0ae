"""Writes of notices: draft, publish, withdraw. Page tables belong to the web login, so each write steps back to it."""

from __future__ import annotations

from django.core.management import call_command

from jiayuan.audit import api as audit
from jiayuan.content.models import NoticePage
from jiayuan.content.rules import Draft, check, may_publish
from jiayuan.content.shelf import NewNotice, add_page
from jiayuan.identity.api import as_login, require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.errors import Invalid, NotFound, Refused
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import mark


def _checked(new: NewNotice, acting: Acting) -> None:
    scopes = [acting.scope.place] if acting.scope.place else []
    draft = Draft(new.title, new.summary, new.urgency, new.targets, scopes, new.go_live, new.expire_at)
    faults = check(draft, clock.now())
    if faults:
        raise Invalid(code="notice", errors=faults)


def draft_notice(new: NewNotice) -> int:
    """Saves a draft of the acting editor and returns its number; raises Invalid with every fault."""
    acting = current()
    require(acting, "content.publish")
    _checked(new, acting)
    # Wagtail writes a dozen tables of its own; they belong to the web login, not to staff.
    with as_login():
        page = add_page(new, str(acting.actor))
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


def publish_scheduled() -> None:
    """Publishes what is due and takes down what has expired; Wagtail obeys its schedule only when this runs."""
    call_command("publish_scheduled")
