"""How right the machine links, for stewards, and letting it link weak pairs again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api

# Fewer answers than this would point at single people's work.
FEW = 10


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.2%}"


def guard_figures() -> dict[str, Any] | None:
    """What a steward sees of the blind sample; None for others."""
    acting = context.current()
    if not may(acting, "ledgers.approve"):
        return None
    found = api.link_guard(acting.scope)
    told = found.found
    few = told.n < FEW
    return {
        "raised_at": found.raised_at, "few": few, "n": told.n,
        "value": "" if few else _percent(told.value), "lower": "" if few else _percent(told.lower),
    }  # fmt: skip


@require_POST
@staff_view("ledgers.approve", purpose=LEDGER_UPKEEP)
def lift(request: HttpRequest) -> HttpResponse:
    """Ends the pause of weak links, with a reason."""
    try:
        api.lift_guard(request.POST.get("reason", ""))
        messages.success(request, _("已恢复自动归户"))
    except Conflict as conflict:
        messages.warning(request, _(str(conflict)))
    return redirect("ledgers:desk")
