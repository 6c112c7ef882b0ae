"""Notices: what stands out there, writing a new one, publishing and taking down."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from jiayuan.content import api as content
from jiayuan.identity.api import staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.places import api as places
from jiayuan.places.api import PlaceRef
from jiayuan.web.workbench.forms import NoticeForm

LIST = "/staff/notices/"
PERMISSION = "content.publish"


def _aims() -> list[PlaceRef]:
    """The editor's own place and what lies directly inside it."""
    place = current().scope.place
    return [places.by_path(place), *places.children(place)] if place else []


@staff_view(PERMISSION, purpose=UPKEEP_SYSTEM)
def notices(request: HttpRequest) -> HttpResponse:
    """The newest fifty aimed at my place or inside it."""
    place = current().scope.place
    found = content.notices_within(place) if place else []
    return render(request, "workbench/notices.html", {"notices": found})


@staff_view(PERMISSION, purpose=UPKEEP_SYSTEM)
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponseBase:
    """Saves a draft and publishes it in one go; an emergency stays a draft for a second person."""
    form = NoticeForm(request.POST or None, places=_aims())
    if request.method == "POST" and form.is_valid():
        try:
            number = content.draft_notice(form.notice())
        except Invalid as error:
            # Rules are checked by content, whoever calls; here their words only find their field.
            for fault in error.errors:
                form.add_error(fault.field, gettext(str(fault.message)))
        else:
            return _after_draft(request, number, urgent=form.cleaned_data["urgency"] == content.Urgency.EMERGENCY)
    return render(request, "workbench/notice_form.html", {"form": form})


def _after_draft(request: HttpRequest, number: int, *, urgent: bool) -> HttpResponseRedirect:
    if urgent:
        messages.info(request, gettext("已存为草稿，请另一位同事确认发布"))
    elif content.publish_notice(number):
        messages.success(request, gettext("已发布"))
    else:
        messages.success(request, gettext("已排好时间，到时自动发布"))
    return HttpResponseRedirect(LIST)


@staff_view(PERMISSION, purpose=UPKEEP_SYSTEM)
@require_POST
def publish(request: HttpRequest, notice_id: int) -> HttpResponseBase:
    """A second person confirms, or a draft goes out."""
    live = content.publish_notice(notice_id)
    messages.success(request, gettext("已发布") if live else gettext("已排好时间，到时自动发布"))
    return HttpResponseRedirect(LIST)


@staff_view(PERMISSION, purpose=UPKEEP_SYSTEM)
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, notice_id: int) -> HttpResponseBase:
    """Taken down at once, with a reason for the record; GET asks for it where the list has no script to."""
    if request.method == "GET":
        place = current().scope.place
        kept = content.notice_within(place, notice_id) if place else None
        return render(request, "workbench/notice_withdraw.html", {"notice": kept})
    content.withdraw_notice(notice_id, request.POST.get("reason", ""))
    messages.success(request, gettext("已撤下"))
    return HttpResponseRedirect(LIST)
