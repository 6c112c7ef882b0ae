"""The office's own part: locked values checked again, one list of papers at most, notice, decision, appeal."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.answering import not_beside_a_rival, reassess
from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.telling import DECIDED, LAPSED, NEEDED, tell
from jiayuan.benefits.calendars import add_working_days, due
from jiayuan.benefits.models import Answer, Appeal, CheckStep, Notice
from jiayuan.benefits.rules import APPEAL_DAYS, notice_over
from jiayuan.kernel.errors import Refused

PAPERS = "papers"


def check(deed: Deed) -> None:
    """Takes the offer into checking: values evaluated again, the clocks of the document begin."""
    not_beside_a_rival(deed)
    reassess(deed)
    if deed.offer.amount is None or deed.offer.amount <= 0:
        raise Refused(_("按现在的资料还不能算出金额，请先核对缺少的信息"), code="undetermined")
    begun, steps = deed.today, []
    # Each limit begins where the one before it ends, as the document lays down.
    for clock in deed.policy.clocks:
        begun_from = begun
        last = due(begun_from, clock.days, working=clock.working)
        steps.append(CheckStep(**deed.placed, step=clock.step, due=last, cite=clock.cite))
        begun = last or begun_from
    # A matter that comes back begins its clocks anew; the old ones stay in the file.
    CheckStep.objects.filter(offer=deed.offer, done_at=None).update(done_at=deed.now, outcome="replaced")
    CheckStep.objects.bulk_create(steps)
    deed.set(clock_due=steps[0].due if steps else None)


def need(deed: Deed) -> None:
    """Papers are asked for once, as one list."""
    if CheckStep.objects.filter(offer=deed.offer, step=PAPERS).exists():
        raise Refused(_("材料只能一次性告知，不能再次要求"), code="asked-once")
    papers = deed.need("papers", 300)
    CheckStep.objects.create(**deed.placed, step=PAPERS, cite="", note=papers, due=None)
    tell(deed, NEEDED)


def supply(deed: Deed) -> None:
    """The person has brought them; what was brought is an answer, a statement only."""
    common = {"value": deed.need("supplied", 200), "by_id": deed.acting.account_id, "at": deed.now}
    Answer.objects.update_or_create(
        offer=deed.offer, question=PAPERS, defaults={**deed.placed, **common, "channel": deed.channel}
    )


def _steps_done(deed: Deed, outcome: str) -> None:
    steps = CheckStep.objects.filter(offer=deed.offer, done_at=None)
    steps.update(
        done_by_id=deed.acting.account_id, done_at=deed.now, outcome=outcome, note=deed.data.get("note", "")[:300]
    )


def approve(deed: Deed) -> None:
    """Only where the policy demands no public notice."""
    if deed.policy.notice is not None:
        raise Refused(_("这项待遇要先公示"), code="notice-first", cite=deed.policy.notice.cite)
    _steps_done(deed, "pass")
    tell(deed, DECIDED, outcome="approved")
    deed.set(clock_due=add_working_days(deed.today, 1))


def publish(deed: Deed) -> None:
    """Puts up the notice that the document demands: what it shows and how long is in the book."""
    rule = deed.policy.notice
    if rule is None:
        raise Refused(_("这项待遇不需要公示"), code="no-notice")
    _steps_done(deed, "pass")
    until = due(deed.today, rule.days, working=rule.working) or deed.today + timedelta(days=rule.days)
    Notice.objects.create(**deed.placed, shows=list(rule.shows), since=deed.today, until=until)
    deed.set(clock_due=until)


def end(deed: Deed) -> None:
    """The notice is over and nobody objected: it takes itself down."""
    notice = Notice.objects.filter(offer=deed.offer, ended_at=None).order_by("-id").first()
    if notice is None or not notice_over(notice.until, deed.today):
        raise Refused(_("公示期还没有结束"), code="notice-running")
    Notice.objects.filter(pk=notice.pk).update(ended_at=deed.now)
    tell(deed, DECIDED, outcome="approved")
    deed.set(clock_due=add_working_days(deed.today, 1))


def object_to(deed: Deed) -> None:
    """Somebody objects: the notice comes down and the matter is checked again."""
    open_notices = Notice.objects.filter(offer=deed.offer, ended_at=None)
    open_notices.update(ended_at=deed.now, objection=deed.need("objection", 300))


def fail(deed: Deed) -> None:
    """A refusal names reason and clause; the letter prints the remedies and their limits."""
    reason = deed.need("reason", 300)
    CheckStep.objects.create(
        **deed.placed,
        step="refusal",
        cite=deed.need("cite", 40),
        note=reason,
        done_by_id=deed.acting.account_id,
        done_at=deed.now,
        outcome="fail",
    )
    _steps_done(deed, "fail")
    tell(deed, DECIDED, outcome="refused")
    deed.set(clock_due=None)


def _last_decider(deed: Deed) -> CheckStep | None:
    return CheckStep.objects.filter(offer=deed.offer).exclude(done_by_id=None).order_by("-done_at").first()


def appeal(deed: Deed) -> None:
    """An appeal has five working days and another reader than the first."""
    last = _last_decider(deed)
    limit = add_working_days(deed.today, APPEAL_DAYS)
    Appeal.objects.create(
        **deed.placed,
        against_id=last.done_by_id if last else None,
        reason=deed.need("reason"),
        filed_at=deed.now,
        due=limit,
    )
    deed.set(clock_due=limit)


def _decide(deed: Deed, outcome: str) -> None:
    found = Appeal.objects.filter(offer=deed.offer, decided_at=None).order_by("-id").first()
    if found is not None and found.against_id == deed.acting.account_id:
        raise Refused(_("申诉要由另一位同事处理"), code="other-person")
    Appeal.objects.filter(offer=deed.offer, decided_at=None).update(
        outcome=outcome, reviewer_id=deed.acting.account_id, decided_at=deed.now
    )
    tell(deed, DECIDED, outcome=outcome)


def overturn(deed: Deed) -> None:
    _decide(deed, "overturned")
    check(deed)


def uphold(deed: Deed) -> None:
    _decide(deed, "upheld")
    deed.set(clock_due=None)


def lapse(deed: Deed) -> None:
    """No longer theirs before they answered: told only if they had been told."""
    if deed.offer.state == "contacted":
        tell(deed, LAPSED)
    deed.set(clock_due=None)
