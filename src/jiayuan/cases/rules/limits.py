"""How long and how often: the limits of the machines, each with the clause it stands on."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import combinations

# Ten characters of Chinese are a sentence; fewer are "done" and "not us".
MIN_WORDS = 10
MAX_TEXT = 4000
MAX_SUMMARY = 80
# 接诉即办: later than a month it is a new problem with a new term, not the old one done badly.
REOPEN_WITHIN = timedelta(days=30)
UNMERGE_WITHIN = timedelta(days=7)
# Long enough to look at the place, too short to sit on an order and then hand it back.
RETURN_AFTER_SIGN = timedelta(hours=2)
ASK_LAPSES = timedelta(days=5)
# To be confirmed by the district: the longest a case may rest before somebody must look again.
REVIEW_WITHIN = timedelta(days=180)
EXTEND_DAYS = 15
# The same class at the same place within a month counts as a repeat (重复诉求率).
REPEATS_WITHIN = timedelta(days=30)
TRIES = 3


def may_reopen(ended_at: datetime | None, now: datetime) -> bool:
    """A reporter may reopen within thirty days of the end (or while feedback is still due)."""
    return ended_at is None or now - ended_at <= REOPEN_WITHIN


def tries_enough(tries: list[datetime]) -> bool:
    """Three tries on three days at different hours: three that differ in both, whatever else was tried besides."""
    # Two calls at nine on other days do not become three by a busy first day.
    slots = {(at.date(), at.hour) for at in tries}
    return any(
        len({day for day, _ in three}) == TRIES and len({hour for _, hour in three}) == TRIES
        for three in combinations(sorted(slots), TRIES)
    )
