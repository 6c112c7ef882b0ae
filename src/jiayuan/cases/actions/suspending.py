"""Suspending 挂账 takes three people: who asks, the street that endorses, the district that approves."""

from __future__ import annotations

from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.models import Deferral
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, NotAllowed
from jiayuan.kernel.text import mark


def file_deferral(deed: Deed) -> None:
    case = deed.case
    Deferral.objects.create(
        case=case, kind="suspend", round=case.round, plan=deed.data["text"], review_on=deed.data["review_on"],
        asked_by=deed.acting.actor, asked_at=deed.now, place_path=case.place_path, owner_org_id=case.owner_org_id,
        subject=case.subject,
    )  # fmt: skip


def open_deferral(deed: Deed, kind: str) -> Deferral | None:
    """The latest wish of this round that has not ended."""
    found = Deferral.objects.filter(case=deed.case, kind=kind, round=deed.case.round, ended_at=None)
    return found.order_by("-id").first()


def sign_first(deed: Deed) -> None:
    wish = open_deferral(deed, "suspend")
    # Only the latest wish: the endorser may have asked for an earlier one, which nobody may sign for himself.
    if wish:
        wish.approver_1 = deed.acting.actor
        wish.save(update_fields=["approver_1"])


def end_deferral(deed: Deed) -> None:
    """A suspension is used up once: going on again ends it, and the next one takes three people anew."""
    Deferral.objects.filter(case=deed.case, kind="suspend", ended_at=None).update(ended_at=deed.now)


def _signed_by(deed: Deed, second: bool) -> None:
    wish = open_deferral(deed, "suspend")
    if wish is None:
        raise Conflict(mark("还没有挂账申请"), code="no-deferral")
    before = {wish.asked_by, wish.approver_1} if second else {wish.asked_by}
    if second and wish.approver_1 is None:
        raise Conflict(mark("先由街道审核，再由区里批准"), code="first-signature")
    if deed.acting.actor in before:
        raise NotAllowed(mark("申请人和两位审批人必须是不同的人"), code="same-person")


def not_asker(deed: Deed) -> None:
    _signed_by(deed, second=False)


def two_signatures(deed: Deed) -> None:
    _signed_by(deed, second=True)
    wish = open_deferral(deed, "suspend")
    if wish:
        wish.approver_2 = deed.acting.actor
        wish.save(update_fields=["approver_2"])


def review_date(deed: Deed) -> None:
    wish = open_deferral(deed, "suspend")
    if wish and wish.review_on and wish.review_on > deed.now.astimezone(clock.LOCAL).date():
        raise Conflict(mark("还没有到复核日期"), code="review")
