"""What time itself does while an event runs."""

from __future__ import annotations

from django.db.models import F

from jiayuan.command.actions.dispatches import dispatch_command
from jiayuan.command.actions.gate import allow
from jiayuan.command.models import Dispatch
from jiayuan.command.queries import visible
from jiayuan.kernel import clock


def expire_offers() -> int:
    """Takes back offers nobody answered in time, so that the next unit can be asked."""
    acting = allow("command.dispatch")
    rows = visible(acting.scope, Dispatch).filter(state="offered", expires_at__lt=clock.now()).order_by("pk")
    due = list(rows.annotate(path=F("place_path")).values_list("pk", flat=True)[:200])
    for dispatch_id in due:
        dispatch_command(dispatch_id, "expire")
    return len(due)
