"""Asking without having been found: entry is never refused, the path is the same from here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from django.db import transaction

from jiayuan.audit.api import record
from jiayuan.benefits import rules
from jiayuan.benefits.actions.one_home import home_for, one_matter
from jiayuan.benefits.actions.reassessing import worth
from jiayuan.benefits.actions.stating import answered, keep, said_now
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.dates import month_start
from jiayuan.benefits.engine.facts import Facts
from jiayuan.benefits.models import Entitlement, Offer
from jiayuan.benefits.queries.explaining import explain
from jiayuan.benefits.queries.same import same_person
from jiayuan.benefits.queries.unit import SAID, questions_of
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed
from jiayuan.kernel.text import mark

NOTHING: Mapping[str, str] = MappingProxyType({})


def apply(policy: str, said: Mapping[str, str] = NOTHING) -> Offer:
    """A resident asks without having been found: entry is never refused, the path is the same from here.

    `said` answers the questions about the household or the claim, each in the fact's own writing (fen, true, option).
    """
    acting = current()
    require(acting, rules.OFFERS.move("", rules.APPLY).permission)
    person, place = acting.scope.subject, acting.scope.place
    if person is None or place is None:
        raise NotAllowed
    rule = next((one for one in load_book().applied_for(clock.today()) if one.id == policy), None)
    if rule is None:
        raise Invalid(mark("没有这项待遇"), code="policy")
    answers = answered(questions_of(rule, load_book()), said)
    # The unique index is the last word; this only says it kindly.
    with one_matter(), transaction.atomic():
        _not_yet(person, policy)
        offer = _applied(person, str(place), policy, said_now(answers))
        keep(offer, answers, SAID, acting.account_id)
        record("benefits.offer.apply", obj=f"benefits_offer:{offer.pk}", subjects=[person])
    return offer


def _not_yet(person: UUID, policy: str) -> None:
    mine = same_person(person)
    open_offer = Offer.objects.filter(mine, policy=policy).exclude(state__in=rules.CLOSED)
    if open_offer.exists() or Entitlement.objects.filter(mine, policy=policy, to_month=None).exists():
        raise Conflict(mark("这项待遇已经在办理或正在领取"), code="open")


def _applied(person: UUID, place: str, policy: str, said: Facts) -> Offer:
    today, now = clock.today(), clock.now()
    return Offer.objects.create(
        person=person,
        place_path=place,
        policy=policy,
        home=home_for(person, policy),
        state=rules.OFFERS.move("", rules.APPLY).to,
        kind=Offer.Kind.APPLIED,
        **worth(explain(person, policy, today, said)),
        book_hash=load_book().hash,
        entitled_from=month_start(today),
        applied_on=today,
        found_at=now,
        moved_at=now,
    )
