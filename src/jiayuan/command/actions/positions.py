"""The intake of positions: only from units on shift, only inside the area, never twice."""

from __future__ import annotations

from collections.abc import Sequence

from jiayuan.command.actions.fix_rows import insert, update_latest
from jiayuan.command.actions.fixes import accepted, mark_inside, readable
from jiayuan.command.inputs import Fix, Kept
from jiayuan.command.live import wake
from jiayuan.command.models import Unit
from jiayuan.command.queries import visible
from jiayuan.kernel import clock
from jiayuan.kernel.context import current

MOST = 5000


def store_positions(fixes: Sequence[Fix]) -> Kept:
    """Keeps what may be kept. Off shift, outside a plan or unreadable: dropped without a word to the device."""
    if not fixes:
        return Kept(0, 0)
    now = clock.now()
    # Looked up inside the scope: the intake has sorted the batch by the place each token names.
    tokens = {fix.token for fix in fixes[:MOST] if fix.token}
    rows = visible(current().scope, Unit).filter(share_token__in=tokens, shift_ends_at__gt=now, plan__state="active")
    units = {unit.share_token: unit for unit in rows.exclude(state="off").select_related("plan")}
    found = [accepted(fix, units[fix.token], now) for fix in fixes[:MOST] if fix.token in units and readable(fix, now)]
    good = mark_inside(found)
    if not good:
        return Kept(0, len(fixes))
    stored = insert(good, now)
    update_latest(good, now)
    # Positions have numbers of their own: one notice a plan wakes the map, an event per fix would flood it.
    for plan_id in {item.unit.plan_id for item in good}:
        wake(plan_id)
    return Kept(stored, len(fixes) - stored)
