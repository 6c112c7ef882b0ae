"""The way of an item to the door: packed with its serial, out, handed over with proof, or back again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit.api import record
from jiayuan.benefits import rules
from jiayuan.benefits.actions.moving import command
from jiayuan.benefits.actions.proofs import Data, handed_before, prove_handover
from jiayuan.benefits.actions.scheduling import WINDOW, window_start
from jiayuan.benefits.actions.telling import tell_of_loss, tell_of_visit
from jiayuan.benefits.events import Delivered
from jiayuan.benefits.models import Delivery
from jiayuan.benefits.queries.scoped import seen
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.errors import Conflict, Invalid, NotFound, Refused
from jiayuan.kernel.events import publish

MOVING = ("state", "serial", "tries", "wrong_codes", "lock_version", "window_from", "window_to")


def _pack(delivery: Delivery, data: Data, _acting: Acting) -> bool:
    serial = data.get("serial", "").strip()[:40]
    if not serial:
        raise Invalid(_("请扫描或填写物品编号"), code="serial")
    # The unique index is the last word; asked first, the answer is a sentence.
    if Delivery.objects.filter(item=delivery.item, serial=serial).exclude(pk=delivery.pk).exists():
        raise Refused(_("这个编号已经用过"), code="serial-used")
    delivery.serial = serial
    return True


def _visits_left(delivery: Delivery) -> None:
    if delivery.tries >= rules.WINDOWS_MAX:
        raise Refused(_("已经去过三次，请带回并改约"), code="windows")


def _replan(delivery: Delivery, data: Data, _acting: Acting) -> bool:
    """Nobody was home: another window, told with the day; the digits stay."""
    _visits_left(delivery)
    start = window_start(data.get("window", ""), clock.now())
    delivery.window_from, delivery.window_to = start, start + WINDOW
    tell_of_visit(delivery)
    return True


def _go(delivery: Delivery, _data: Data, _acting: Acting) -> bool:
    _visits_left(delivery)
    delivery.tries += 1
    return True


def _lose(delivery: Delivery, _data: Data, _acting: Acting) -> bool:
    """Lost on the way: its serial is void for ever, and whoever waits is told."""
    tell_of_loss(delivery)
    return True


def _nothing(_delivery: Delivery, _data: Data, _acting: Acting) -> bool:
    """A move without effects of its own."""
    return True


EFFECTS: Mapping[str, Callable[[Delivery, Data, Acting], bool]] = MappingProxyType(
    {rules.PACK: _pack, rules.GO: _go, rules.HAND: prove_handover, rules.LOSE: _lose, rules.REPLAN: _replan}
    | dict.fromkeys((rules.REFUSE, rules.MISS, rules.BRING_BACK), _nothing)
)


def _locked(delivery_id: UUID, acting: Acting) -> Delivery:
    delivery = seen(Delivery, acting.scope).select_for_update().filter(pk=delivery_id).first()
    if delivery is None:
        raise NotFound
    return delivery


def _checked_version(delivery: Delivery, expected: int | None) -> None:
    if expected is not None and delivery.lock_version != expected:
        raise Conflict(allowed=rules.DELIVERIES.commands(delivery.state))


def _offer_follows(delivery: Delivery, name: str) -> None:
    """Handed over, the person draws; lost, it is sent again at once with another serial and other digits."""
    if name == rules.HAND:
        command(delivery.offer_id, rules.PROVE)
        publish(Delivered(delivery.pk))
    elif name == rules.LOSE:
        command(delivery.offer_id, rules.SCHEDULE)


def delivery_command(
    delivery_id: UUID, name: str, data: Data | None = None, *, expected_version: int | None = None
) -> Delivery:
    """Moves one delivery; a hand-over with proof also sets the offer drawing, in the same transaction.

    A wrong code moves nothing: the delivery comes back `out`, with one more wrong try counted. A hand-over proven
    offline carries its own `ref` and counts once however often it is sent.
    """
    acting = current()
    # Every edge needs it; asked before the lock, which a resident's own role could not even take.
    require(acting, rules.DELIVER)
    with transaction.atomic():
        delivery = _locked(delivery_id, acting)
        # A proof that arrived before is the same answer again, at whichever version it was sent.
        if name == rules.HAND and handed_before(delivery, data or {}):
            return delivery
        _checked_version(delivery, expected_version)
        transition = rules.DELIVERIES.move(delivery.state, name)
        require(acting, transition.permission)
        moved = EFFECTS[name](delivery, data or {}, acting)
        delivery.state = transition.to if moved else delivery.state
        delivery.lock_version += 1
        delivery.save(update_fields=MOVING)
        outcome = "ok" if moved else "refused"
        record(
            f"benefits.delivery.{name}",
            obj=f"benefits_delivery:{delivery.pk}",
            subjects=[delivery.person],
            outcome=outcome,
        )
        if moved:
            _offer_follows(delivery, name)
    return delivery
