"""The pairs that are never one."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from jiayuan.audit import api as audit
from jiayuan.kernel import clock, context
from jiayuan.registry.models import Entity, NotSame


def pair(first: UUID, second: UUID) -> tuple[UUID, UUID]:
    """The two ids in the order in which `not_same` keeps them."""
    return (first, second) if first < second else (second, first)


def _everyone(root: UUID) -> list[UUID]:
    return list(Entity.objects.filter(root=root).values_list("pk", flat=True))


def are_apart(first: UUID, second: UUID) -> bool:
    """Whether anybody who counts for one root was said to be another than anybody who counts for the other."""
    # The word was about the two people, not about the roots they happen to stand under today.
    ours, theirs = _everyone(first), _everyone(second)
    said = Q(a__in=ours, b__in=theirs) | Q(a__in=theirs, b__in=ours)
    return NotSame.objects.filter(said).exists()


def not_same(first: UUID, second: UUID, reason: str) -> None:
    """Remembers for ever that the two are different; saying it twice changes nothing."""
    a, b = pair(first, second)
    known = {"by": context.current().actor, "reason": reason, "at": clock.now()}
    # The word stands where one of the two lives, so that whoever could merge them finds it.
    scope = context.current().scope
    homes = Entity.objects.filter(pk__in=[first, second], place_path__gte=scope.lo, place_path__lt=scope.hi)
    place = homes.order_by("-place_path").values_list("place_path", flat=True).first() or scope.lo
    made = NotSame.objects.get_or_create(a=a, b=b, defaults={**known, "place_path": place})[1]
    if made:
        audit.record("registry.not_same", subjects=[a, b], reason=reason)
