"""One step of a question: the table decides, the version counts, the audit remembers."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict, NotAllowed, NotFound
from jiayuan.kernel.states import Transition
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.reviewing.waiting import visible
from jiayuan.ledgers.rules.reviews import LEASE, REVIEW, REVIEW_TRANSITIONS, STEWARD, Standing, allows

ANSWERED = {
    "same": _("刚才已有人判断：是同一个"),
    "different": _("刚才已有人判断：不是同一个"),
    "new": _("刚才已有人判断：新的一条"),
    "keep_a": _("刚才已有人判断：以原来的为准"),
    "keep_b": _("刚才已有人判断：以新来的为准"),
}
REFUSED = {
    "free": _("同事正在处理这一条，请先看下一条"),
    "past_due": _("这一条还没有到期"),
}


def standing(item: ReviewItem) -> Standing:
    return Standing(item.taken_by, item.taken_until, item.decided_by, item.decided_at, item.due_at)


def _overtaken(item: ReviewItem) -> Conflict:
    """Who comes second learns what the first one said."""
    commands = REVIEW_TRANSITIONS.commands(item.state)
    said = ANSWERED.get(item.decision) if item.state == ReviewItem.State.DECIDED else None
    return Conflict(said or _("这一条刚才有变化，请看新的样子再决定"), code="review-moved", allowed=commands)


def begin(item_id: int, command: str, expected_version: int | None) -> tuple[ReviewItem, Transition]:
    """The question, locked, and the move the acting person may make.

    Raises NotFound out of scope, Conflict when somebody was quicker or holds it, NotAllowed without the right.
    """
    acting = context.current()
    identity.require(acting, REVIEW)
    item = visible(acting.scope).select_for_update(of=("self",)).filter(pk=item_id).first()
    if item is None:
        raise NotFound
    if expected_version is not None and item.version != expected_version:
        raise _overtaken(item)
    if item.state == ReviewItem.State.DECIDED and command != "undo":
        raise _overtaken(item)
    move = REVIEW_TRANSITIONS.move(item.state, command)
    identity.require(acting, move.permission)
    steward = identity.may(acting, STEWARD)
    if not allows(move.guard, standing(item), acting.actor, clock.now(), steward=steward):
        if move.guard in REFUSED:
            raise Conflict(REFUSED[move.guard], code="review-taken")
        raise NotAllowed(_("判断满24小时或由他人作出的，请街道数据专员撤回"), code="review-undo")
    return item, move


def finish(item: ReviewItem, move: Transition, act: str, *, subjects: Sequence[UUID] = (), reason: str = "") -> None:
    """Moves the question, saves it, and writes the one audit record of the deed."""
    item.state = move.to
    item.version += 1
    held = "lease" in move.effects
    item.taken_by = context.current().actor if held else None
    item.taken_until = clock.now() + LEASE if held else None
    item.save()
    audit.record(f"ledgers.{act}", obj=str(item.pk), subjects=list(subjects), reason=reason)
