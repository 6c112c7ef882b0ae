"""What a person says to an offer: yes with at most four answers, or no without a reason."""

from __future__ import annotations

import hashlib

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.account import answer_account
from jiayuan.benefits.actions.choosing import answer_choice, not_beside_a_rival
from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.calendars import add_working_days
from jiayuan.benefits.events import OfferConfirmed
from jiayuan.benefits.models import ConsentSigned
from jiayuan.benefits.queries.prefill import prefill
from jiayuan.kernel.errors import Conflict, Invalid
from jiayuan.kernel.text import mark

AUTHORISATION = mark("我同意街道为办理这项待遇核对页面上列出的信息，并在我领取期间定期复核。")


def _same_as_shown(deed: Deed) -> None:
    """The locked values are fetched again; what changed since is shown and asked again."""
    if deed.data.get("fingerprint") != prefill(deed.offer).fingerprint:
        raise Conflict(_("您的资料刚有更新，请再核对一遍"), code="prefill-changed")


def _sign(deed: Deed) -> None:
    """The hash of the very words that were shown: a later wording does not change what was signed."""
    ConsentSigned.objects.create(
        **deed.placed,
        text_hash=hashlib.sha256(AUTHORISATION.encode()).hexdigest(),
        how=deed.channel,
        by_id=deed.acting.account_id,
        at=deed.now,
    )


def confirm(deed: Deed) -> None:
    """At most four answers: facts right, account, choice, authorisation."""
    if deed.data.get("facts") != "right" or deed.data.get("authorise") != "yes":
        raise Invalid(_("请确认资料无误并同意授权，才能提交"), code="answers")
    not_beside_a_rival(deed)
    _same_as_shown(deed)
    deed.answer("facts", "right")
    answer_account(deed)
    if deed.data.get("choice"):
        answer_choice(deed)
    deed.answer("authorise", "yes")
    _sign(deed)
    # The first step has a working day of its own (434号 六); its clock is set when the checking begins.
    deed.set(applied_on=deed.today, clock_due=add_working_days(deed.today, 1))
    deed.events.append(OfferConfirmed(deed.offer.pk))


def decline(deed: Deed) -> None:
    """No reason is asked; it can be taken back."""
    # Whoever declines owes no reason, and the office has nothing to do.
    deed.set(clock_due=None)
