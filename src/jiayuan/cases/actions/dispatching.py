"""From received to open by the rules alone."""

from __future__ import annotations

from jiayuan.cases.actions import choosing, clocks, orders
from jiayuan.cases.actions.clocks import Owner
from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.rules.case_table import CASE

# A question is answered by a person at the desk; everything else finds its unit by rule.
ANSWERED_FIRST = ("consult",)


def by_rule(deed: Deed) -> None:
    """received → open by the rules: the chain behind them always ends at a unit."""
    # Accepted and dispatched in the same breath: both clocks are met.
    clocks.end(Owner(deed.case), ("accept", "dispatch"), deed.now)
    why = choosing.explain(deed)
    orders.offer(deed, why)
    deed.detail = {"step": why.step, "rule": why.matched or 0, "version": why.version}
    deed.step("dispatch", CASE.move(deed.case.state, "dispatch").to)
    deed.detail = {}
