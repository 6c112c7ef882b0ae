"""Who may watch a plan live: asked when the stream opens, and again while it runs."""

from __future__ import annotations

import asyncio
from typing import Any

from django.db import connections

from jiayuan.command import api
from jiayuan.identity.api import acting, require
from jiayuan.kernel.errors import JiayuanError
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.web.command.stream_token import Claim

RECHECK_S = 20.0


def look(claim: Claim) -> tuple[tuple[str, str], dict[str, Any]]:
    """Bounds of the plan's place and the whole picture, with the rights of who asks (raises kernel errors)."""
    try:
        with acting(claim.account_id, grant_id=claim.grant_id, purpose=EVENT_STAFFING) as entered:
            require(entered, "command.positions")
            plan = api.plan_view(claim.plan_id)
            return PlacePath(plan.place_path).bounds(), api.live_snapshot(claim.plan_id)
    finally:
        # This runs in a thread of its own, whose connection nobody else would close.
        connections.close_all()


def may_still(claim: Claim) -> bool:
    """Rights end on the next check: a closed account, an ended grant, a plan that is over."""
    try:
        with acting(claim.account_id, grant_id=claim.grant_id, purpose=EVENT_STAFFING) as entered:
            require(entered, "command.positions")
            return api.plan_view(claim.plan_id).state == "active"
    except JiayuanError:
        return False
    finally:
        connections.close_all()


async def until_refused(claim: Claim) -> None:
    """Ends when the rights of the reader have."""
    while await asyncio.to_thread(may_still, claim):
        await asyncio.sleep(RECHECK_S)
