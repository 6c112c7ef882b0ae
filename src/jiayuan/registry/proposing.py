"""Merges by two: one person proposes, another one looks and decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict, NotAllowed, NotFound
from jiayuan.kernel.scope import Scope
from jiayuan.registry.merging import MERGE, merge, mergeable
from jiayuan.registry.models import MergeProposal
from jiayuan.registry.queries.people import resolve
from jiayuan.registry.standing import Expected, check

PROPOSE = "registry.propose"
State = MergeProposal.State
PAGE = 50


@dataclass(frozen=True, slots=True)
class ProposedMerge:
    """A proposal that waits; `own`: by who is asking, so that somebody else must decide."""

    id: int
    survivor: UUID
    other: UUID
    reason: str
    proposed_at: datetime
    own: bool


def _ref(row: MergeProposal) -> ProposedMerge:
    own = row.proposed_by == context.current().actor
    return ProposedMerge(row.pk, row.survivor, row.other, row.reason, row.proposed_at, own)


def propose_merge(survivor: UUID, other: UUID, reason: str, *, expected_version: Expected = None) -> ProposedMerge:
    """Keeps that `other` is to count for `survivor`; nothing changes until a second person agrees.

    Raises NotFound out of scope, Conflict when they are one already or it is proposed, Refused when they were found to
    be two, Invalid without a reason.
    """
    identity.require(context.current(), PROPOSE)
    with transaction.atomic():
        keep, gone = mergeable(survivor, other, reason, expected_version)
        if waiting_for(keep.pk, gone.pk) is not None:
            raise Conflict(_("已经有人提请归并这两条记录，等待另一人确认"), code="merge-proposed")
        made = _kept(keep.pk, gone.pk, reason, keep.place_path)
        audit.record("registry.merge.propose", obj=str(made.pk), subjects=[keep.pk, gone.pk], reason=reason)
        return _ref(made)


def _kept(survivor: UUID, other: UUID, reason: str, place: str) -> MergeProposal:
    now, actor = clock.now(), context.current().actor
    try:
        with transaction.atomic():
            return MergeProposal.objects.create(
                survivor=survivor, other=other, reason=reason, proposed_by=actor, proposed_at=now, place_path=place
            )
    # Two people may propose the same in one moment.
    except IntegrityError as twice:
        raise Conflict(_("已经有人提请归并这两条记录，等待另一人确认"), code="merge-proposed") from twice


def waiting_for(survivor: UUID, other: UUID) -> ProposedMerge | None:
    """The open proposal about these two records, whichever was to survive."""
    either = MergeProposal.objects.filter(state=State.OPEN, survivor__in=(survivor, other), other__in=(survivor, other))
    found = either.order_by("pk").first()
    return _ref(found) if found else None


def merge_proposals(scope: Scope) -> Sequence[ProposedMerge]:
    """Proposals that wait inside the scope, oldest first."""
    if scope.place is None:
        return []
    lo, hi = scope.place.bounds()
    rows = MergeProposal.objects.filter(state=State.OPEN, place_path__gte=lo, place_path__lt=hi).order_by("pk")
    return [_ref(row) for row in rows[:PAGE]]


def _open(number: int) -> MergeProposal:
    found = MergeProposal.objects.select_for_update().filter(pk=number).first()
    if found is None:
        raise NotFound
    if found.state != State.OPEN:
        raise Conflict(_("这项提请已经办结"), code="merge-decided")
    return found


def _close(found: MergeProposal, state: MergeProposal.State, answer: str) -> None:
    found.state, found.decided_by, found.decided_at, found.answer = state, context.current().actor, clock.now(), answer
    found.save(update_fields=("state", "decided_by", "decided_at", "answer"))


def agree_to_merge(number: int, *, expected_version: Expected = None) -> UUID:
    """The second person's yes: the two become one. Returns the surviving root.

    Raises NotAllowed for who proposed it, Conflict when it is decided, and whatever `merge` raises.
    """
    identity.require(context.current(), MERGE)
    with transaction.atomic():
        found = _open(number)
        if found.proposed_by == context.current().actor:
            raise NotAllowed(_("提请的人不能自己确认，请由另一人处理"), code="second-person")
        root = merge(found.survivor, found.other, found.reason, expected_version=expected_version)
        _close(found, State.MERGED, "")
        return root


def refuse_merge(number: int, reason: str) -> None:
    """A second person's no, or the proposer's own taking back. Raises Invalid without a reason."""
    with transaction.atomic():
        found = _open(number)
        own = found.proposed_by == context.current().actor
        identity.require(context.current(), PROPOSE if own else MERGE)
        check(reason, None)
        _close(found, State.WITHDRAWN if own else State.REFUSED, reason)
        audit.record(
            "registry.merge.refuse", obj=str(number), subjects=[found.survivor, found.other], reason=reason
        )  # fmt: skip


def ask_to_merge(survivor: UUID, other: UUID, reason: str, *, expected_version: Expected = None) -> UUID | None:
    """For programs: the first call proposes and returns None, another person's call about the same two agrees."""
    waiting = waiting_for(resolve(survivor), resolve(other))
    if waiting is None:
        propose_merge(survivor, other, reason, expected_version=expected_version)
        return None
    return agree_to_merge(waiting.id, expected_version=expected_version)
