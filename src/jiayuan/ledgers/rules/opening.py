"""Which sealed numbers a decision needs: none while the sealed ones already decide it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jiayuan.ledgers.rules.decision import Scored
from jiayuan.ledgers.rules.guards import STRANGER, against, guard


def is_owner(levels: Mapping[str, str]) -> bool:
    """The number's owner under a stranger's name: the row may bear a relative's number."""
    return levels["id"] == "exact" and levels["name"] in STRANGER


def settled(scored: Sequence[Scored]) -> bool:
    """Whether plain numbers could change nothing of the decision; unopened ones have been compared as different.

    Opening turns `else` of id and phone into a nearer level. That moves scores, and takes an objection away; it makes
    no guard rule fit and none fail.
    """
    if not scored or any(is_owner(one.levels) or guard(one.levels) == "G1" for one in scored):
        return True
    fitting = [one for one in scored if guard(one.levels)]
    if len(fitting) != 1:
        return len(fitting) > 1
    return not against(fitting[0].levels) or against(fitting[0].levels, with_id=False)
