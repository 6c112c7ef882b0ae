"""Masked names for lists of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from jiayuan.kernel.context import current
from jiayuan.kernel.values import mask_name
from jiayuan.registry import api as registry


def masked_names(people: Sequence[UUID]) -> dict[UUID, str]:
    """Names of people in the acting scope, masked; whom the scope does not see is left out."""
    acting = current()
    # An empty question would still leave an audit record of a read that nobody made.
    if not people:
        return {}
    facts = registry.facts_for(people, ["name"], acting.purpose, acting.scope)
    return {person: mask_name(values["name"].value or "") for person, values in facts.items()}
