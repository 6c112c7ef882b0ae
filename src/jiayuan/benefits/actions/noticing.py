"""Public notice 公示: put up where the document demands it, down by itself, down at once when somebody objects."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.checking import granted
from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.steps import end_steps
from jiayuan.benefits.calendars import due
from jiayuan.benefits.models import Notice
from jiayuan.benefits.rules import notice_over
from jiayuan.kernel.errors import Refused


def publish(deed: Deed) -> None:
    """Puts up the notice that the document demands: what it shows and how long is in the book."""
    rule = deed.policy.notice
    if rule is None:
        raise Refused(_("这项待遇不需要公示"), code="no-notice")
    end_steps(deed, "pass")
    # Unlike a clock, a notice must end: without the year's calendar plain days are counted.
    until = due(deed.today, rule.days, working=rule.working) or deed.today + timedelta(days=rule.days)
    Notice.objects.create(**deed.placed, shows=list(rule.shows), since=deed.today, until=until)
    deed.set(clock_due=until)


def end(deed: Deed) -> None:
    """The notice is over and nobody objected: it takes itself down."""
    notice = Notice.objects.filter(offer=deed.offer, ended_at=None).order_by("-id").first()
    if notice is None or not notice_over(notice.until, deed.today):
        raise Refused(_("公示期还没有结束"), code="notice-running")
    Notice.objects.filter(pk=notice.pk).update(ended_at=deed.now)
    granted(deed)


def object_to(deed: Deed) -> None:
    """Somebody objects: the notice comes down and the matter is checked again."""
    open_notices = Notice.objects.filter(offer=deed.offer, ended_at=None)
    open_notices.update(ended_at=deed.now, objection=deed.need("objection", 300))
