"""House rules inside the content admin."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.models import Page

from jiayuan.content.models import NoticePage
from jiayuan.content.rules import may_publish


@hooks.register("before_publish_page")
def emergency_needs_a_second_person(request: HttpRequest, page: Page) -> None:
    """Whoever wrote an emergency notice does not publish it alone."""
    notice = page.specific
    if isinstance(notice, NoticePage) and not may_publish(notice.urgency, str(notice.owner_id), str(request.user.pk)):
        messages.error(request, gettext("紧急通知要由另一位同事确认发布"))
        raise PermissionDenied
