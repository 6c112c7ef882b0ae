"""The office's own part: values evaluated again, then a yes, or a no with reason and clause."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.choosing import not_beside_a_rival
from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.reassessing import reassess
from jiayuan.benefits.actions.steps import begin_steps, decision, end_steps
from jiayuan.benefits.actions.telling import DECIDED, LAPSED, tell
from jiayuan.benefits.calendars import add_working_days
from jiayuan.kernel.errors import Refused


def check(deed: Deed) -> None:
    """Takes the offer into checking: values evaluated again, the clocks of the document begin."""
    not_beside_a_rival(deed)
    reassess(deed)
    if deed.offer.amount is None or deed.offer.amount <= 0:
        raise Refused(_("按现在的资料还不能算出金额，请先核对缺少的信息"), code="undetermined")
    steps = begin_steps(deed)
    deed.set(clock_due=steps[0].due if steps else None)


def approve(deed: Deed) -> None:
    """Only where the policy demands no public notice."""
    if deed.policy.notice is not None:
        raise Refused(_("这项待遇要先公示"), code="notice-first", cite=deed.policy.notice.cite)
    end_steps(deed, "pass")
    granted(deed)


def granted(deed: Deed) -> None:
    """Told the same day, and the visit planned on the next working day."""
    tell(deed, DECIDED, outcome="approved")
    deed.set(confirmed_on=deed.today, clock_due=add_working_days(deed.today, 1))


def fail(deed: Deed) -> None:
    """A refusal names reason and clause; the letter prints the remedies and their limits."""
    reason, cite = deed.need("reason", 300), deed.need("cite", 40)
    decision(deed, "refusal", cite=cite, note=reason, outcome="fail")
    end_steps(deed, "fail")
    tell(deed, DECIDED, outcome="refused")
    deed.set(clock_due=None)


def lapse(deed: Deed) -> None:
    """No longer theirs before they answered: told only if they had been told."""
    if deed.offer.tries or deed.offer.state != "found":
        tell(deed, LAPSED)
    deed.set(clock_due=None)
