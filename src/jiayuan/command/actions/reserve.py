"""The reserve on shift: some of every kind of unit, also of kinds that no point asks for."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from jiayuan.command.models import Post, Unit

# Two at the least: a single unit of a kind is gone with the first incident.
LEAST = 2


def reserve_of(total: int, share: float) -> int:
    """How many of `total` units of a kind must be on shift; all of them where there are not even `LEAST`."""
    return min(total, max(LEAST, math.ceil(total * share)))


def hold_reserve(
    spare: Mapping[str, list[Unit]], placed: Sequence[Unit], posts: Sequence[Post], share: float
) -> list[Unit]:
    """Gives spare units a place at open posts in turn until every kind has its reserve. Fires do not ask first."""
    there = Counter(unit.type_code for unit in placed)
    held: list[Unit] = []
    for kind, units in spare.items():
        wanted = reserve_of(there[kind] + len(units), share) - there[kind]
        for number in range(max(0, wanted) if posts else 0):
            unit = units.pop()
            unit.home_post, unit.home_point = posts[number % len(posts)], None
            held.append(unit)
    return held
