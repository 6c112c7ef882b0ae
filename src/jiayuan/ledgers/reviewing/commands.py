"""The other commands on a question: taken, sent out, brought back, taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import REGISTRY_REVIEW
from jiayuan.ledgers.models import ReviewItem
from jiayuan.ledgers.moving import whole
from jiayuan.ledgers.reviewing.kinds import people
from jiayuan.ledgers.reviewing.moving import begin, finish
from jiayuan.ledgers.reviewing.undoing import take_back
from jiayuan.ledgers.rules.reviews import TERM_DAYS
from jiayuan.ledgers.rules.workdays import end_after

COMMANDS = frozenset({"take", "release", "send_out", "miss", "bring_back", "reopen", "undo"})


def _count_visit(item: ReviewItem) -> None:
    item.visits += 1


def _new_term(item: ReviewItem) -> None:
    item.due_at = end_after(clock.now(), TERM_DAYS)


def _take_back(item: ReviewItem) -> None:
    place = whole(PlacePath(item.place_path))
    acting = context.current()
    with identity.acting_as_service("ledgers", place=place, purpose=REGISTRY_REVIEW, on_behalf_of=acting):
        take_back(item)
    item.decision, item.chosen, item.decided_by, item.decided_at = "", None, None, None
    # What was tried once stays known: its facts must not be taken for those of the next decision.
    item.trace = {"undone": True}
    if item.due_at <= clock.now():
        _new_term(item)


EFFECTS: Mapping[str, Callable[[ReviewItem], None]] = {
    "count_visit": _count_visit,
    "new_term": _new_term,
    "take_back": _take_back,
}


def review_command(item_id: int, name: str, *, reason: str = "", expected_version: int | None = None) -> ReviewItem:
    """Does a person's command on a question; decisions have a door of their own.

    Raises NotFound (out of scope), Conflict (somebody was quicker, or an undo would not be exact), NotAllowed, Invalid.
    """
    if name not in COMMANDS:
        raise Invalid(_("没有这个操作"), code="command")
    with transaction.atomic():
        item, move = begin(item_id, name, expected_version)
        # Before the effects: an undo forgets about whom it was.
        subjects = people(item) if name == "undo" else []
        for effect in move.effects:
            if effect in EFFECTS:
                EFFECTS[effect](item)
        finish(item, move, f"review_{name}", subjects=subjects, reason=reason)
    return item
