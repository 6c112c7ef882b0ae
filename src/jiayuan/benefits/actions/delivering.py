"""The way of an item to the door: packed with its serial, out, handed over with proof, or back again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit.api import record
from jiayuan.benefits import rules
from jiayuan.benefits.actions.drawing import code_matches
from jiayuan.benefits.actions.moving import command
from jiayuan.benefits.events import Delivered
from jiayuan.benefits.models import Delivery, Handover
from jiayuan.benefits.queries.scoped import seen
from jiayuan.identity.api import require, seal_for, send_message
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting, current
from jiayuan.kernel.errors import Conflict, Invalid, NotFound, Refused
from jiayuan.kernel.events import publish

Data = Mapping[str, str]
# A drawn signature as text; a photo would not fit, and is not wanted.
SIGNATURE_MAX = 40_000


def _pack(delivery: Delivery, data: Data, _acting: Acting) -> bool:
    serial = data.get("serial", "").strip()[:40]
    if not serial:
        raise Invalid(_("请扫描或填写物品编号"), code="serial")
    if Delivery.objects.filter(item=delivery.item, serial=serial).exclude(pk=delivery.pk).exists():
        raise Refused(_("这个编号已经用过"), code="serial-used")
    delivery.serial = serial
    return True


def _go(delivery: Delivery, _data: Data, _acting: Acting) -> bool:
    if delivery.tries >= rules.WINDOWS_MAX:
        raise Refused(_("已经去过三次，请带回并改约"), code="windows")
    delivery.tries += 1
    return True


def _by_code(delivery: Delivery, data: Data, acting: Acting) -> Handover | None:
    """None for a wrong code: the try is counted, so it must not be rolled back by an error."""
    if delivery.wrong_codes >= rules.WRONG_CODES_MAX:
        raise Refused(_("送达码已输错五次，请改用签名或见证"), code="code-locked")
    if not code_matches(delivery, data.get("code", "")):
        delivery.wrong_codes += 1
        return None
    return _handover(delivery, "code", acting)


def _by_signature(delivery: Delivery, data: Data, acting: Acting) -> Handover | None:
    drawn = data.get("signature", "")
    if not drawn or len(drawn) > SIGNATURE_MAX:
        raise Invalid(_("请在屏幕上签名"), code="signature")
    found = _handover(delivery, "signature", acting)
    found.proof = seal_for(delivery.person, f"benefits_handover.proof:{delivery.pk}", drawn)
    return found


def _by_witness(delivery: Delivery, data: Data, acting: Acting) -> Handover | None:
    try:
        witness = UUID(data.get("witness", ""))
    except ValueError as wrong:
        raise Invalid(_("请选择见证的同事"), code="witness") from wrong
    if witness == acting.account_id:
        raise Invalid(_("见证人应是另一位同事"), code="witness")
    found = _handover(delivery, "witness", acting)
    found.witness_id = witness
    return found


def _handover(delivery: Delivery, how: str, acting: Acting) -> Handover:
    return Handover(
        person=delivery.person,
        place_path=delivery.place_path,
        delivery=delivery,
        how=how,
        at=clock.now(),
        by_id=acting.account_id,
    )


PROOFS: Mapping[str, Callable[[Delivery, Data, Acting], Handover | None]] = MappingProxyType(
    {"code": _by_code, "signature": _by_signature, "witness": _by_witness}
)


def _hand(delivery: Delivery, data: Data, acting: Acting) -> bool:
    how = data.get("how", "code")
    if how not in PROOFS:
        raise Invalid(_("请选择凭证方式"), code="how")
    handover = PROOFS[how](delivery, data, acting)
    if handover is not None:
        handover.save()
    return handover is not None


def _lose(delivery: Delivery, _data: Data, _acting: Acting) -> bool:
    """Lost on the way: voided and told."""
    key = f"benefits.lost:{delivery.pk}"
    send_message(delivery.person, "benefits.lost", {"offer": str(delivery.offer_id)}, key)
    return True


def _nothing(_delivery: Delivery, _data: Data, _acting: Acting) -> bool:
    """A move without effects of its own."""
    return True


EFFECTS: Mapping[str, Callable[[Delivery, Data, Acting], bool]] = MappingProxyType(
    {rules.PACK: _pack, rules.GO: _go, rules.HAND: _hand, rules.LOSE: _lose}
    | dict.fromkeys((rules.REFUSE, rules.MISS, rules.BRING_BACK), _nothing)
)


def _locked(delivery_id: UUID, acting: Acting, expected: int | None) -> Delivery:
    delivery = seen(Delivery, acting.scope).select_for_update().filter(pk=delivery_id).first()
    if delivery is None:
        raise NotFound
    if expected is not None and delivery.lock_version != expected:
        raise Conflict(allowed=rules.DELIVERIES.commands(delivery.state))
    return delivery


def delivery_command(
    delivery_id: UUID, name: str, data: Data | None = None, *, expected_version: int | None = None
) -> Delivery:
    """Moves one delivery; a hand-over with proof also sets the offer drawing, in the same transaction.

    A wrong code moves nothing: the delivery comes back `out`, with one more wrong try counted.
    """
    acting = current()
    with transaction.atomic():
        delivery = _locked(delivery_id, acting, expected_version)
        transition = rules.DELIVERIES.move(delivery.state, name)
        require(acting, transition.permission)
        moved = EFFECTS[name](delivery, data or {}, acting)
        delivery.state = transition.to if moved else delivery.state
        delivery.lock_version += 1
        delivery.save(update_fields=["state", "serial", "tries", "wrong_codes", "lock_version"])
        outcome = "ok" if moved else "refused"
        record(
            f"benefits.delivery.{name}",
            obj=f"benefits_delivery:{delivery.pk}",
            subjects=[delivery.person],
            outcome=outcome,
        )
        if name == rules.HAND and moved:
            command(delivery.offer_id, rules.PROVE)
            publish(Delivered(delivery.pk))
    return delivery
