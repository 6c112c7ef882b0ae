"""What is said and found of a household or a claim, kept word for word beside the offer it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from jiayuan.audit.api import record
from jiayuan.benefits import rules
from jiayuan.benefits.actions.reassessing import worth
from jiayuan.benefits.base import typed
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.facts import KNOWN, Fact, FactDef, Facts
from jiayuan.benefits.held import policy_of
from jiayuan.benefits.models import Offer, Statement
from jiayuan.benefits.queries.explaining import explain_offer
from jiayuan.benefits.queries.scoped import offer_in
from jiayuan.benefits.queries.unit import FOUND, unit_facts
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.text import mark

# While the office looks: before it begins, while it checks, while it waits for papers.
LOOKING = ("confirmed", "checking", "waiting")


def answered(asked: Iterable[FactDef], given: Mapping[str, str]) -> dict[str, str]:
    """The answers that were given, in the order of the questions; what was not answered stays unknown.

    Raises Invalid for a fact nobody asked about and for a value that is none, never repeating the value.
    """
    defined = {fact.code: fact for fact in asked}
    filled = {code: text for code, text in given.items() if text}
    if not filled.keys() <= defined.keys():
        raise Invalid(mark("没有问这一项"), code="fact")
    if any(typed(defined[code], text) is None for code, text in filled.items()):
        raise Invalid(mark("有一项填写的内容不符合要求"), code="value")
    return {code: filled[code] for code in defined if code in filled}


def said_now(answers: Mapping[str, str]) -> Facts:
    """Checked answers as facts, in the person's own word."""
    facts, source = load_book().facts, gettext("本人陈述")
    return {code: Fact(KNOWN, typed(facts[code], text), clock.today(), source) for code, text in answers.items()}


def keep(offer: Offer, answers: Mapping[str, str], outcome: str, by: UUID) -> None:
    """Keeps each answer as a statement that disputes nothing: it is settled as soon as it is made."""
    now, channel = clock.now(), "web" if outcome != FOUND else "office"
    Statement.objects.bulk_create(
        Statement(
            person=offer.person, place_path=offer.place_path, offer=offer, fact=code, said=text, channel=channel,
            by_id=by, at=now, outcome=outcome, settled_by_id=by, settled_at=now,
        )
        for code, text in answers.items()
    )  # fmt: skip


def state_findings(offer_id: UUID, found: Mapping[str, str]) -> Offer:
    """What the office found of the household or claim: it counts from now on, the person's word stays beside it.

    Raises NotFound out of scope, NotAllowed, Invalid, Refused once the office no longer looks.
    """
    acting = current()
    require(acting, rules.VERIFY)
    with transaction.atomic():
        offer = offer_in(acting.scope, offer_id, lock=True)
        if offer.state not in LOOKING:
            raise Refused(mark("这件事已经过了核对这一步"), code="state")
        answers = answered(unit_facts(policy_of(offer.policy), load_book()), found)
        keep(offer, answers, FOUND, acting.account_id)
        now_worth = worth(explain_offer(offer))
        offer.amount, offer.low, offer.high = now_worth["amount"], now_worth["low"], now_worth["high"]
        offer.row, offer.lock_version = now_worth["row"], offer.lock_version + 1
        offer.save(update_fields=[*now_worth, "lock_version"])
        record("benefits.offer.findings", obj=f"benefits_offer:{offer.pk}", subjects=[offer.person], n=len(answers))
    return offer
