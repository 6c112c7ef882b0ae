"""The decisions: remembered, and applied at once where the file is merged."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.moving import whole
from jiayuan.ledgers.reviewing.applying import Trace, apply
from jiayuan.ledgers.reviewing.kinds import people
from jiayuan.ledgers.reviewing.moving import begin, finish
from jiayuan.ledgers.rules.reviews import command_for
from jiayuan.registry import api as registry


def _whom(item: ReviewItem, decision: str, chosen: UUID | None) -> UUID | None:
    if decision == ReviewItem.Decision.NEW:
        return uuid7()
    if decision == ReviewItem.Decision.DIFFERENT:
        return None
    who = chosen or (item.candidates[0] if item.candidates else None)
    if who not in item.candidates:
        raise Invalid(_("请从列出的人中选择"), code="chosen")
    return who


def _do(item: ReviewItem, decision: str, who: UUID | None, reason: str) -> Trace:
    acting = context.current()
    # Whose the row is may live anywhere in the district, as when the machine links.
    place = whole(PlacePath(item.place_path))
    with identity.acting_as_service("ledgers", place=place, purpose=REGISTRY_REVIEW, on_behalf_of=acting):
        if item.kind == ReviewItem.Kind.CONFLICT:
            keep_old = decision == ReviewItem.Decision.KEEP_A
            registry.rule_between(item.ruling or 0, keep_old=keep_old, reason=reason)
            return {"ruled": True}
        return apply(item, decision, who, acting.actor)


def decide(
    item_id: int, decision: str, *, chosen: UUID | None = None, reason: str = "", expected_version: int | None = None
) -> ReviewItem:
    """same (with `chosen`, default the first candidate), different, new; or keep_a, keep_b between two values.

    different remembers the refusal of every candidate and keeps the row apart; new makes a person of the row too.
    Raises NotFound out of scope, Conflict when decided already, NotAllowed, Invalid for another word.
    """
    command = command_for(decision)
    if not command:
        raise Invalid(_("请选择：同一个、不是同一个或新建"), code="decision")
    with transaction.atomic():
        item, move = begin(item_id, command, expected_version)
        if (item.kind == ReviewItem.Kind.CONFLICT) != (command == "keep"):
            raise Invalid(_("这个答案不适合这一条"), code="decision")
        who = None if command == "keep" else _whom(item, decision, chosen)
        item.trace = _do(item, decision, who, reason)
        item.chosen, item.decision, item.reason = who, decision, reason
        item.decided_by, item.decided_at = context.current().actor, clock.now()
        finish(item, move, f"decide_{decision}", subjects=people(item), reason=reason)
    return item
