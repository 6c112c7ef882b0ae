"""Registering a peer, and switching one off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.ledgers import api
from jiayuan.web.ledgers.peer_forms import PeerForm


def _added(form: PeerForm) -> bool:
    try:
        api.add_peer(form.new_peer())
    except Invalid as invalid:
        for one in invalid.errors:
            form.add_error(one.field, str(one.message))
        return False
    return True


@staff_view("ledgers.exchange", purpose=UPKEEP_SYSTEM)
def new(request: HttpRequest) -> HttpResponse:
    """Asks for name, address and key of an office; a POST registers it."""
    form = PeerForm(context.current(), request.POST or None)
    if request.method == "POST" and form.is_valid() and _added(form):
        messages.success(request, _("已登记，可以开始交换"))
        return redirect("ledgers:exchange")
    return render(request, "ledgers/peer_new.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@staff_view("ledgers.exchange", purpose=UPKEEP_SYSTEM)
def switch(request: HttpRequest, code: str) -> HttpResponse:
    """Switches a peer off, or on again."""
    active = request.POST.get("active") == "on"
    api.set_peer_active(code, active)
    messages.success(request, _("已启用") if active else _("已停用，它的消息从现在起一律拒绝"))
    return redirect("ledgers:exchange")
