"""Appeals 申诉: five working days, and a reader who did not decide the first time."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.checking import check
from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.steps import last_decider
from jiayuan.benefits.actions.telling import DECIDED, tell
from jiayuan.benefits.calendars import add_working_days
from jiayuan.benefits.models import Appeal, Entitlement
from jiayuan.benefits.rules import APPEAL_DAYS
from jiayuan.kernel.errors import Refused


def appeal(deed: Deed) -> None:
    """An appeal has five working days and another reader than the first."""
    last = last_decider(deed)
    limit = add_working_days(deed.today, APPEAL_DAYS)
    Appeal.objects.create(
        **deed.placed,
        against_id=last.done_by_id if last else None,
        reason=deed.need("reason"),
        filed_at=deed.now,
        due=limit,
    )
    deed.set(clock_due=limit)


def decide_appeal(deed: Deed, outcome: str) -> None:
    """Another officer than the first closes the appeal and the person is told. Raises Refused for the first one."""
    found = Appeal.objects.filter(offer=deed.offer, decided_at=None).order_by("-id").first()
    # The table holds the same rule as a constraint; here it is said kindly.
    if found is not None and found.against_id == deed.acting.account_id:
        raise Refused(_("申诉要由另一位同事处理"), code="other-person")
    Appeal.objects.filter(offer=deed.offer, decided_at=None).update(
        outcome=outcome, reviewer_id=deed.acting.account_id, decided_at=deed.now
    )
    tell(deed, DECIDED, outcome=outcome)


def overturn(deed: Deed) -> None:
    """The appeal against a refusal is right: checked again from the beginning, by the same path as everybody."""
    # A second period of the same months would be paid twice: a stop is taken back instead.
    if Entitlement.objects.filter(offer=deed.offer).exists():
        raise Refused(_("这是对停发的申诉，请选择恢复发放"), code="reinstate")
    decide_appeal(deed, "overturned")
    check(deed)


def uphold(deed: Deed) -> None:
    """The decision stands; what remains are reconsideration and the court, and the page says so."""
    decide_appeal(deed, "upheld")
    deed.set(clock_due=None)
