"""Of whom lines speak by the splits people made, whatever their words resemble."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from jiayuan.registry.homing import home
from jiayuan.registry.rehoming import turns_of


def split_homes(records: Iterable[int]) -> dict[int, tuple[UUID, UUID]]:
    """record → from whom and to whom the splits that stand gave it; absent where none stands."""
    found = {record: (turns[0].source, home(turns[0].source, turns)) for record, turns in turns_of(records).items()}
    return {record: pair for record, pair in found.items() if pair[0] != pair[1]}
