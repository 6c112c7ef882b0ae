"""The one way an offer moves: seen, locked, in order, permitted, done, recorded, announced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from uuid import UUID

from django.db import transaction

from jiayuan.audit.api import record
from jiayuan.benefits import rules
from jiayuan.benefits.actions import (
    answering,
    appealing,
    checking,
    contacting,
    disputing,
    drawing,
    noticing,
    papers,
    resuming,
    scheduling,
    stopping,
)
from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.one_home import one_matter
from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries.same import same_person
from jiayuan.benefits.queries.scoped import offer_in
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.events import publish
from jiayuan.kernel.text import mark

Effect = Callable[[Deed], None]


def _nothing(_: Deed) -> None:
    """A move without effects of its own."""


# Every edge of the table has its effect here; a test holds the two together.
EFFECTS: Mapping[str, Effect] = MappingProxyType(
    {
        rules.CONTACT: contacting.contact,
        rules.UNREACHED: contacting.unreached,
        rules.FIND: contacting.find_again,
        rules.CONFIRM: answering.confirm,
        rules.DECLINE: answering.decline,
        rules.RECONSIDER: _nothing,
        rules.DISPUTE: disputing.dispute,
        rules.SETTLE: disputing.settle,
        rules.REJECT: disputing.reject,
        rules.CHECK: checking.check,
        rules.NEED: papers.need,
        rules.SUPPLY: papers.supply,
        rules.PASS: checking.approve,
        rules.PUBLISH: noticing.publish,
        rules.FAIL: checking.fail,
        rules.END: noticing.end,
        rules.OBJECT: noticing.object_to,
        rules.SCHEDULE: scheduling.schedule,
        rules.PROVE: drawing.prove,
        rules.FINISH: drawing.finish,
        rules.STOP: stopping.stop,
        rules.AMEND: resuming.amend,
        rules.REOPEN: resuming.reopen,
        rules.REINSTATE: resuming.reinstate,
        rules.APPEAL: appealing.appeal,
        rules.OVERTURN: appealing.overturn,
        rules.UPHOLD: appealing.uphold,
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


def _not_beside_a_newer(offer: Offer, to: str) -> None:
    """What was closed comes back only while nothing newer of the same benefit is open."""
    if offer.state not in rules.CLOSED or to in rules.CLOSED:
        return
    # A refusal appealed after the same benefit was found or applied for again: the unique index would say it rudely.
    others = Offer.objects.filter(same_person(offer.person), policy=offer.policy).exclude(pk=offer.pk)
    if others.exclude(state__in=rules.CLOSED).exists():
        raise Conflict(mark("这项待遇已经在办理或正在领取"), code="open")


def command(
    offer_id: UUID, name: str, data: Mapping[str, str] | None = None, *, expected_version: int | None = None
) -> Offer:
    """Moves one offer of the acting scope. Raises NotFound, Conflict (order, version), NotAllowed, Invalid, Refused."""
    acting = current()
    # Locked before it is judged: of two deciders the second sees what the first did.
    with one_matter(), transaction.atomic():
        offer = offer_in(acting.scope, offer_id, lock=True)
        _checked_version(offer, expected_version)
        transition = rules.OFFERS.move(offer.state, name)
        require(acting, transition.permission)
        deed = Deed(offer, acting, data or {}, clock.now(), clock.today(), _channel(acting.role))
        _not_beside_a_newer(offer, transition.to)
        EFFECTS[name](deed)
        deed.set(state=transition.to, lock_version=offer.lock_version + 1, moved_at=deed.now)
        offer.save(update_fields=sorted(deed.changed))
        record(f"benefits.offer.{name}", obj=f"benefits_offer:{offer.pk}", subjects=[offer.person])
        for event in deed.events:
            publish(event)
    return offer
