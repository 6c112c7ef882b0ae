"""Deliveries: the list by window, and the page held at the door."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from jiayuan.benefits import api
from jiayuan.identity.api import staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import BENEFIT_DELIVERY
from jiayuan.places import api as places
from jiayuan.web.benefits.words import COMMANDS, DELIVERY_STATES

PHOTOS: Mapping[str, str | Promise] = MappingProxyType(
    {"photo_item": _("物品照片（可不拍）"), "photo_door": _("门牌照片（可不拍）")}
)


def _door(path: str) -> str:
    return places.label(PlacePath(path)) if path else ""


@staff_view("benefits.deliver", purpose=BENEFIT_DELIVERY)
def deliveries(request: HttpRequest) -> HttpResponse:
    """What is still on its way, earliest window first."""
    rows = [{"row": row, "state": DELIVERY_STATES[row.delivery.state]} for row in api.deliveries(current().scope)]
    return render(request, "benefits/deliveries.html", {"rows": rows})


@staff_view("benefits.deliver", purpose=BENEFIT_DELIVERY)
def delivery(request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    """One hand-over: where, for whom, which serial, and the proof."""
    row = api.delivery_in(current().scope, delivery_id)
    if row is None:
        raise NotFound
    plain = [name for name in row.commands if name not in ("hand", "pack", "replan")]
    context = {
        "row": row,
        "door": _door(row.delivery.place_path),
        "state": DELIVERY_STATES[row.delivery.state],
        "commands": [{"name": name, "label": COMMANDS[name]} for name in plain],
        "may_pack": "pack" in row.commands,
        "may_hand": "hand" in row.commands,
        "may_replan": "replan" in row.commands,
        "photos": PHOTOS.items(),
    }
    return render(request, "benefits/delivery.html", context)


def _said(request: HttpRequest) -> dict[str, str]:
    """What the form holds, photos as text; a time without a zone is Beijing's."""
    said = {key: str(value) for key, value in request.POST.items()}
    for name in PHOTOS:
        sent = request.FILES.get(name)
        if sent is not None:
            said[name] = b64encode(sent.read()).decode()
    if said.get("window") and "+" not in said["window"]:
        said["window"] += "+08:00"
    return said


@staff_view("benefits.deliver", purpose=BENEFIT_DELIVERY)
@require_POST
def move(request: HttpRequest, delivery_id: UUID, name: str) -> HttpResponseBase:
    """One step of the delivery; a wrong code says so and counts."""
    done = api.delivery_command(delivery_id, name, _said(request))
    if name == "hand" and done.state != "handed":
        messages.error(request, gettext("送达码不对，请再核对"))
    else:
        messages.success(request, gettext("已记录：%(state)s") % {"state": DELIVERY_STATES[done.state]})
    return HttpResponseRedirect(reverse("benefits:delivery", args=[delivery_id]))
