"""What a person says: yes with at most four answers, no without a reason, or "this is not right"."""

from __future__ import annotations

import hashlib

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.telling import CONTACT, tell
from jiayuan.benefits.base import base_codes
from jiayuan.benefits.books import load_book
from jiayuan.benefits.calendars import add_working_days
from jiayuan.benefits.engine.choices import rivals
from jiayuan.benefits.events import FactDisputed, OfferConfirmed
from jiayuan.benefits.models import Answer, ConsentSigned, Entitlement, Offer, Statement
from jiayuan.benefits.queries.explaining import explain
from jiayuan.benefits.queries.prefill import prefill
from jiayuan.benefits.rules import DISPUTE_DAYS, QUESTIONS, TRIES_MAX, UNDER_WAY
from jiayuan.identity.api import seal_for
from jiayuan.kernel.errors import Conflict, Invalid, Refused
from jiayuan.kernel.text import mark

AUTHORISATION = mark("我同意街道为办理这项待遇核对页面上列出的信息，并在我领取期间定期复核。")
# Enough for the person to recognise the card, too little to use it.
MASKED_TAIL = 4


def contact(deed: Deed) -> None:
    """A message without the benefit's name; three tries, then the door."""
    # A fourth message is a nuisance; a visit is help.
    if deed.offer.tries >= TRIES_MAX:
        raise Refused(_("已经联系过三次，请安排上门"), code="tries")
    deed.set(tries=deed.offer.tries + 1)
    tell(deed, CONTACT)


def _said(deed: Deed, question: str, value: str, sealed: bytes | None = None) -> None:
    common = {
        "value": value,
        "sealed": sealed,
        "channel": deed.channel,
        "by_id": deed.acting.account_id,
        "at": deed.now,
    }
    Answer.objects.update_or_create(offer=deed.offer, question=question, defaults={**deed.placed, **common})


def _account(deed: Deed) -> None:
    """The account: the one known to the base, or a number that is sealed; only its last four digits stay readable."""
    number = "".join(str(deed.data.get("account_number", "")).split())
    if not number:
        _said(deed, "account", "known")
        return
    if not number.isdigit() or not 12 <= len(number) <= 19:
        raise Invalid(_("银行卡号应为12至19位数字"), code="account")
    cell = f"benefits_answer.sealed:{deed.offer.pk}"
    _said(deed, "account", f"****{number[-MASKED_TAIL:]}", seal_for(deed.offer.person, cell, number))


def _same_as_shown(deed: Deed) -> None:
    """The locked values are fetched again; what changed since is shown and asked again."""
    if deed.data.get("fingerprint") != prefill(deed.offer).fingerprint:
        raise Conflict(_("您的资料刚有更新，请再核对一遍"), code="prefill-changed")


def confirm(deed: Deed) -> None:
    """At most four answers: facts right, account, choice, authorisation."""
    if deed.data.get("facts") != "right" or deed.data.get("authorise") != "yes":
        raise Invalid(_("请确认资料无误并同意授权，才能提交"), code="answers")
    not_beside_a_rival(deed)
    _same_as_shown(deed)
    _said(deed, "facts", "right")
    _account(deed)
    if deed.data.get("choice"):
        _choose(deed)
    _said(deed, "authorise", "yes")
    ConsentSigned.objects.create(
        **deed.placed,
        text_hash=hashlib.sha256(AUTHORISATION.encode()).hexdigest(),
        how=deed.channel,
        by_id=deed.acting.account_id,
        at=deed.now,
    )
    deed.set(applied_on=deed.today, clock_due=add_working_days(deed.today, 1))
    deed.events.append(OfferConfirmed(deed.offer.pk))


def not_beside_a_rival(deed: Deed) -> None:
    """Of an exclusive pair one at a time: whoever draws or is getting the other must end that first."""
    others = rivals(deed.offer.policy, load_book().pairs)
    person = deed.offer.person
    drawn = Entitlement.objects.filter(person=person, policy__in=others, to_month=None)
    coming = Offer.objects.filter(person=person, policy__in=others, state__in=UNDER_WAY)
    if drawn.exists() or coming.exists():
        raise Refused(_("与它只能领一项的另一项待遇正在办理或领取"), code="rival")


def _choose(deed: Deed) -> None:
    """The person's own choice within a pair; choosing the other benefit is a no to this one."""
    choice = deed.data["choice"]
    pairs = [pair for pair in load_book().pairs if deed.offer.policy in (pair.a, pair.b)]
    if choice not in {side for pair in pairs for side in (pair.a, pair.b)}:
        raise Invalid(_("请选择其中一项"), code="choice")
    if choice != deed.offer.policy:
        raise Refused(_("您选的是另一项待遇，请到那一项里确认"), code="other-choice")
    _said(deed, "choice", choice)
    deed.set(choice=choice)


def decline(deed: Deed) -> None:
    """No reason is asked; it can be taken back."""
    # Whoever declines owes no reason, and the office has nothing to do.
    deed.set(clock_due=None)


def dispute(deed: Deed) -> None:
    """A fact is wrong: the person's value beside the registry's, five working days for the ledger's owner."""
    fact = deed.need("fact", 40)
    lines = {line.fact: line for line in prefill(deed.offer).lines}
    if fact not in lines or not base_codes(load_book(), [fact]):
        raise Invalid(_("请选择哪一项不对"), code="fact")
    due = add_working_days(deed.today, DISPUTE_DAYS)
    statement = Statement.objects.create(
        **deed.placed,
        fact=fact,
        said=deed.need("said", 200),
        held=lines[fact].value,
        channel=deed.channel,
        by_id=deed.acting.account_id,
        at=deed.now,
        due=due,
    )
    deed.set(clock_due=due)
    deed.events.append(FactDisputed(statement.pk))


def _settled(deed: Deed, outcome: str) -> None:
    statements = Statement.objects.filter(offer=deed.offer, settled_at=None)
    statements.update(outcome=outcome, settled_by_id=deed.acting.account_id, settled_at=deed.now)


def settle(deed: Deed) -> None:
    """The ledger's owner has looked: evaluated again with what the base holds now."""
    _settled(deed, "looked")
    reassess(deed)


def reject(deed: Deed) -> None:
    """After looking, the benefit is not theirs; the reason is told with the message."""
    _settled(deed, "not_theirs")
    deed.need("reason")


def reassess(deed: Deed) -> None:
    """Amounts of the offer as the book and the base say today."""
    found = explain(deed.offer.person, deed.offer.policy, deed.today)
    result = found.result
    row = found.policy.rows[result.code - 1].id if result.code > 0 else ""
    deed.set(amount=result.amount, low=result.low, high=result.high, row=row, clock_due=None)


__all__ = ["AUTHORISATION", "QUESTIONS", "confirm", "contact", "decline", "dispute", "reject", "settle"]
