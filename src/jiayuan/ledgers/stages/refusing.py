"""Pairs people called different, known again by what the row said: for rows that have no record yet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from jiayuan.identity import api as identity
from jiayuan.ledgers.models import Link
from jiayuan.ledgers.rules.pair import Incoming, Known
from jiayuan.registry import api as registry


def told(row: Incoming) -> bytes:
    """A keyed hash of everything about the row that is compared."""
    door = [row.door.head, row.door.first, row.door.mid, row.door.last]
    said = [row.name, row.id, row.near, row.sex, row.birth, list(row.phones), door, row.community]
    return identity.blind("ledgers_link.told", json.dumps(said, ensure_ascii=False))


def _refused(row: Incoming) -> set[UUID]:
    refusals = Link.objects.filter(told=told(row), state=Link.State.REJECTED)
    # Refusals were said about ids of their day; today's root is who counts for them.
    return {registry.resolve(entity) for entity in refusals.values_list("entity", flat=True)}


def marked(row: Incoming, people: Sequence[Known]) -> list[Known]:
    """The people, with those marked about whom somebody said that such a row is not theirs."""
    refused = _refused(row) if people else set()
    return [replace(one, not_same=True) if one.person in refused else one for one in people]
