"""The decisions: same, different or new, remembered and applied at once where the file is merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link, ReviewItem
from jiayuan.ledgers.reviewing.cards import cells_of_row
from jiayuan.ledgers.reviewing.waiting import visible
from jiayuan.ledgers.rules.files import REVIEW_TRANSITIONS
from jiayuan.ledgers.stages.facts import apply_rows
from jiayuan.ledgers.stages.rows import Row
from jiayuan.ledgers.templates import active_model


def _reject(item: ReviewItem, people: Sequence[UUID]) -> None:
    """Remembers that this record is none of these; such pairs never come back."""
    acting = context.current()
    Link.objects.bulk_create(
        Link(
            record=item.record, entity=person, file=item.file, rule="decided", model=0, by=acting.actor,
            state=Link.State.REJECTED, place_path=item.place_path, owner_org_id=item.owner_org_id,
        )
        for person in people
    )  # fmt: skip


def _accept(item: ReviewItem, entity: UUID, *, is_new: bool) -> None:
    evidence: Mapping[str, Any] = next((one for one in item.evidence if one["person"] == str(entity)), {})
    link = Link.objects.create(
        record=item.record, entity=entity, file=item.file, rule="decided", model=active_model().version,
        weight_bits=evidence.get("bits", 0), levels=evidence.get("levels", {}), by=context.current().actor,
        hold_id=item.rule == "relative_id", is_new=is_new, place_path=item.place_path, owner_org_id=item.owner_org_id,
    )  # fmt: skip
    standing = _told(item, "new" if is_new else "link")
    # Before the merge the link is enough: the merge itself will apply the row.
    if standing.file.state == LedgerFile.State.MERGED:
        apply_rows(standing.file, [Row(standing, cells_of_row(standing))], {item.record_id: link})


def _told(item: ReviewItem, outcome: str) -> LedgerRow:
    """Writes the answer to every row that waited for it; returns the row that speaks for the record today.

    The record may have come again in a later file while the question was open: then that file's row counts.
    """
    waiting = LedgerRow.objects.filter(record=item.record_id, outcome="review")
    merged = waiting.filter(file__state=LedgerFile.State.MERGED).order_by("-file__merge_no")
    standing = merged.select_related("file__template").first() or item.row
    waiting.update(outcome=outcome)
    return standing


def decide(
    item_id: int, decision: str, *, chosen: UUID | None = None, reason: str = "", expected_version: int | None = None
) -> ReviewItem:
    """same (with `chosen`, default the first candidate), different or new.

    different remembers the refusal of every candidate and keeps the row apart; new makes a person of the row too.
    Raises NotFound out of scope, Conflict when decided already, Invalid for another word.
    """
    acting = context.current()
    identity.require(acting, "ledgers.review")
    if decision not in ReviewItem.Decision.values:
        raise Invalid(_("请选择：同一人、不是同一人或新的人"), code="decision")
    with transaction.atomic():
        item = visible(acting.scope).select_for_update(of=("self",)).filter(pk=item_id).first()
        if item is None:
            raise NotFound
        if expected_version is not None and item.version != expected_version:
            raise Conflict(allowed=REVIEW_TRANSITIONS.commands(item.state))
        item.state = REVIEW_TRANSITIONS.move(item.state, "decide").to
        item.decision, item.decided_by, item.reason = decision, acting.actor, reason
        item.version += 1
        who = _whom(item, decision, chosen)
        # Choosing one says no to the others, and that is remembered too.
        others = [person for person in item.candidates if person != who]
        _reject(item, others)
        item.chosen = who
        item.save()
        _place(item, decision, who)
        audit.record(f"ledgers.decide_{decision}", obj=str(item.pk), subjects=item.candidates, reason=reason)
    return item


def _whom(item: ReviewItem, decision: str, chosen: UUID | None) -> UUID | None:
    if decision == ReviewItem.Decision.NEW:
        return uuid7()
    if decision == ReviewItem.Decision.DIFFERENT:
        return None
    who = chosen or (item.candidates[0] if item.candidates else None)
    if who not in item.candidates:
        raise Invalid(_("请从列出的人中选择"), code="chosen")
    return who


def _place(item: ReviewItem, decision: str, who: UUID | None) -> None:
    if who is not None:
        _accept(item, who, is_new=decision == ReviewItem.Decision.NEW)
        return
    _told(item, "unplaced")
