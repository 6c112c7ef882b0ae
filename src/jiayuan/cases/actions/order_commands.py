"""One command on one work order. Each leaves an event on the case, so the case's version counts it too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jiayuan.cases.actions import order_checks, order_effects
from jiayuan.cases.actions.case_commands import finish
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.hands import hand_of
from jiayuan.cases.events import OrderMoved
from jiayuan.cases.models import WorkOrder
from jiayuan.cases.queries.visible import visible_orders
from jiayuan.cases.rules.order_table import ENDED, ORDER
from jiayuan.cases.rules.words import public
from jiayuan.cases.shapes.coming import CaseRef
from jiayuan.kernel import context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.events import publish


def order_command(
    order_id: int, name: str, *, data: Mapping[str, Any] | None = None, expected_version: int | None = None
) -> CaseRef:
    """Gives a command of the order table; errors as for `case_commands.command`."""
    acting = context.current()
    seen = visible_orders(acting.scope).filter(pk=order_id).first()
    if seen is None:
        raise NotFound
    with hand_of(acting, seen.place_path):
        return _run(Deed.lock(seen.case_id, acting, data or {}), order_id, name, expected_version)


def _run(deed: Deed, order_id: int, name: str, expected_version: int | None) -> CaseRef:
    order = WorkOrder.objects.select_for_update().get(pk=order_id)
    deed.expect(expected_version, order.version, ORDER, order.state)
    transition = deed.allow(ORDER, order.state, name)
    order_checks.check(transition.guard, deed, order)
    before, order.state = order.state, transition.to
    if order.state in ENDED:
        order.ended_at = deed.now
    order.version += 1
    # The state goes first: a next lead may be offered only when this one no longer lives.
    order.save(force_update=True)
    deed.command = name
    order_effects.take(name, deed, order)
    order.save(force_update=True)
    deed.said = public(str(deed.data.get("public_text", "")))
    deed.event(name, before, order.state, order.pk)
    deed.said = ""
    # Only an approval can make the whole case done.
    if name == "approve":
        finish(deed)
    publish(OrderMoved(deed.case.pk, order.pk, name, order.state, order.unit))
    return deed.save(name)
