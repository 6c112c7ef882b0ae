"""The pairs that are never one."""

from __future__ import annotations

from uuid import UUID

from jiayuan.audit import api as audit
from jiayuan.kernel import clock, context
from jiayuan.registry.models import NotSame


def pair(first: UUID, second: UUID) -> tuple[UUID, UUID]:
    """The two ids in the order in which `not_same` keeps them."""
    return (first, second) if first < second else (second, first)


def are_apart(first: UUID, second: UUID) -> bool:
    a, b = pair(first, second)
    return NotSame.objects.filter(a=a, b=b).exists()


def not_same(first: UUID, second: UUID, reason: str) -> None:
    """Remembers for ever that the two are different; saying it twice changes nothing."""
    a, b = pair(first, second)
    known = {"by": context.current().actor, "reason": reason, "at": clock.now()}
    place = context.current().scope.lo
    made = NotSame.objects.get_or_create(a=a, b=b, defaults={**known, "place_path": place})[1]
    if made:
        audit.record("registry.not_same", subjects=[a, b], reason=reason)
