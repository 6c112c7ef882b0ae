"""The one way an offer moves: seen, locked, in order, permitted, done, recorded, announced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from uuid import UUID

from django.db import transaction

from jiayuan.audit.api import record
from jiayuan.benefits import rules
from jiayuan.benefits.actions import answering, checking, drawing
from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.dates import month_start
from jiayuan.benefits.models import Entitlement, Offer
from jiayuan.benefits.queries.explaining import explain
from jiayuan.benefits.queries.scoped import offer_in
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed
from jiayuan.kernel.events import publish
from jiayuan.kernel.text import mark

Effect = Callable[[Deed], None]


def _nothing(_: Deed) -> None:
    """A move without effects of its own."""


# Every edge of the table has its effect here; a test holds the two together.
EFFECTS: Mapping[str, Effect] = MappingProxyType(
    {
        rules.CONTACT: answering.contact,
        rules.CONFIRM: answering.confirm,
        rules.DECLINE: answering.decline,
        rules.RECONSIDER: _nothing,
        rules.DISPUTE: answering.dispute,
        rules.SETTLE: answering.settle,
        rules.REJECT: answering.reject,
        rules.CHECK: checking.check,
        rules.NEED: checking.need,
        rules.SUPPLY: checking.supply,
        rules.PASS: checking.approve,
        rules.PUBLISH: checking.publish,
        rules.FAIL: checking.fail,
        rules.END: checking.end,
        rules.OBJECT: checking.object_to,
        rules.SCHEDULE: drawing.schedule,
        rules.PROVE: drawing.prove,
        rules.STOP: drawing.stop,
        rules.APPEAL: checking.appeal,
        rules.OVERTURN: checking.overturn,
        rules.UPHOLD: checking.uphold,
        rules.LAPSE: checking.lapse,
    }
)


def _channel(deed_role: str) -> str:
    """`web` for the person themselves, `worker` for their own words recorded by staff."""
    return "web" if deed_role == "resident" else "worker"


def _checked_version(offer: Offer, expected: int | None) -> None:
    if expected is not None and offer.lock_version != expected:
        raise Conflict(
            mark("这件事刚有人办过，请刷新后再看"), code="version", allowed=rules.OFFERS.commands(offer.state)
        )


def command(
    offer_id: UUID, name: str, data: Mapping[str, str] | None = None, *, expected_version: int | None = None
) -> Offer:
    """Moves one offer of the acting scope. Raises NotFound, Conflict (order, version), NotAllowed, Invalid, Refused."""
    acting = current()
    # Locked before it is judged: of two deciders the second sees what the first did.
    with transaction.atomic():
        offer = offer_in(acting.scope, offer_id, lock=True)
        _checked_version(offer, expected_version)
        transition = rules.OFFERS.move(offer.state, name)
        require(acting, transition.permission)
        deed = Deed(offer, acting, data or {}, clock.now(), clock.today(), _channel(acting.role))
        EFFECTS[name](deed)
        deed.set(state=transition.to, lock_version=offer.lock_version + 1, moved_at=deed.now)
        offer.save(update_fields=sorted(deed.changed))
        record(f"benefits.offer.{name}", obj=f"benefits_offer:{offer.pk}", subjects=[offer.person])
        for event in deed.events:
            publish(event)
    return offer


def apply(policy: str) -> Offer:
    """A resident asks without having been found: entry is never refused, the path is the same from here."""
    acting = current()
    require(acting, rules.OFFERS.move("", rules.APPLY).permission)
    person, place = acting.scope.subject, acting.scope.place
    if person is None or place is None:
        raise NotAllowed
    if policy not in load_book().policies:
        raise Invalid(mark("没有这项待遇"), code="policy")
    # The unique index is the last word; this only says it kindly.
    with transaction.atomic():
        _not_yet(person, policy)
        offer = _applied(person, str(place), policy)
        record("benefits.offer.apply", obj=f"benefits_offer:{offer.pk}", subjects=[person])
    return offer


def _not_yet(person: UUID, policy: str) -> None:
    open_offer = Offer.objects.filter(person=person, policy=policy).exclude(state__in=rules.CLOSED)
    if open_offer.exists() or Entitlement.objects.filter(person=person, policy=policy, to_month=None).exists():
        raise Conflict(mark("这项待遇已经在办理或正在领取"), code="open")


def _applied(person: UUID, place: str, policy: str) -> Offer:
    today, now = clock.today(), clock.now()
    found = explain(person, policy, today)
    result = found.result
    return Offer.objects.create(
        person=person,
        place_path=place,
        policy=policy,
        state=rules.OFFERS.move("", rules.APPLY).to,
        kind=Offer.Kind.APPLIED,
        amount=result.amount,
        low=result.low,
        high=result.high,
        row=found.policy.rows[result.code - 1].id if result.code > 0 else "",
        book_hash=load_book().hash,
        entitled_from=month_start(today),
        applied_on=today,
        found_at=now,
        moved_at=now,
    )
