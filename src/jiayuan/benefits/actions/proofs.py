"""Proof of a hand-over: six digits, a signature on glass, or a second worker as witness."""

from __future__ import annotations

import binascii
import hmac
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.codes import code_matches, witness_code
from jiayuan.benefits.models import Delivery, Handover
from jiayuan.benefits.rules import WRONG_CODES_MAX, WRONG_PROOFS_MAX
from jiayuan.identity.api import seal_for
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict, Invalid, Refused
from jiayuan.kernel.pictures import recoded

Data = Mapping[str, str]
# A drawn signature as text; a photo would not fit, and is not wanted.
SIGNATURE_MAX = 40_000
STROKES = re.compile(r"M[ML0-9 ]*")
# Long enough that two items in one bag differ.
SERIAL_END = 4


def _handover(delivery: Delivery, how: str, acting: Acting) -> Handover:
    return Handover(
        person=delivery.person,
        place_path=delivery.place_path,
        delivery=delivery,
        how=how,
        at=clock.now(),
        by_id=acting.account_id,
    )


def _by_code(delivery: Delivery, data: Data, acting: Acting) -> Handover | None:
    """None for a wrong code: the try is counted, so it must not be rolled back by an error."""
    # Five guesses of a million, then another proof: nobody tries digits at a stranger's door.
    if delivery.wrong_codes >= WRONG_CODES_MAX:
        raise Refused(_("送达码已输错五次，请改用签名或见证"), code="code-locked")
    if not code_matches(delivery, data.get("code", "")):
        delivery.wrong_codes += 1
        return None
    return _handover(delivery, "code", acting)


def _by_signature(delivery: Delivery, data: Data, acting: Acting) -> Handover | None:
    drawn = data.get("signature", "")
    if not STROKES.fullmatch(drawn) or len(drawn) > SIGNATURE_MAX:
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
    # A name alone proves nothing: the colleague says what only their own page shows.
    if delivery.wrong_codes >= WRONG_PROOFS_MAX:
        raise Refused(_("见证码输错太多次，请改用签名"), code="code-locked")
    said = data.get("witness_code", "").strip()
    if not hmac.compare_digest(witness_code(delivery, witness).encode(), said.encode()):
        delivery.wrong_codes += 1
        return None
    found = _handover(delivery, "witness", acting)
    found.witness_id = witness
    return found


PROOFS: Mapping[str, Callable[[Delivery, Data, Acting], Handover | None]] = MappingProxyType(
    {"code": _by_code, "signature": _by_signature, "witness": _by_witness}
)


def _photo(delivery: Delivery, text: str, cell: str) -> bytes | None:
    """A picture of the item or the door plate, sealed without its metadata; never asked of a person's face."""
    if not text:
        return None
    try:
        clean, _width, _height = recoded(b64decode(text, validate=True))
    except binascii.Error as wrong:
        raise Invalid(_("照片没有传完整，请重拍"), code="photo") from wrong
    return seal_for(delivery.person, f"benefits_handover.{cell}:{delivery.pk}", b64encode(clean).decode())


def _ref(data: Data) -> UUID | None:
    try:
        return UUID(data["ref"]) if data.get("ref") else None
    except ValueError as wrong:
        raise Invalid(_("离线签收编号不完整"), code="ref") from wrong


def handed_before(delivery: Delivery, data: Data) -> bool:
    """Whether this very proof has arrived already. Raises Conflict when its id was used for another delivery."""
    ref = _ref(data)
    found = Handover.objects.filter(ref=ref).first() if ref else None
    if found is not None and found.delivery_id != delivery.pk:
        raise Conflict(_("这份签收属于另一件物品"), code="ref-used")
    return found is not None


def _same_item(delivery: Delivery, said: str) -> None:
    """The number read off the item, whole or its last digits: of two cards in a bag the right one is handed over."""
    said = said.strip()
    if said and (len(said) < min(SERIAL_END, len(delivery.serial)) or not delivery.serial.endswith(said)):
        raise Invalid(_("编号和这一户的物品对不上，请核对手里的物品"), code="serial")


def prove_handover(delivery: Delivery, data: Data, acting: Acting) -> bool:
    """Keeps the proof; False for a wrong code. Raises Invalid for a missing proof, Refused after five wrong codes."""
    _same_item(delivery, data.get("serial", ""))
    how = data.get("how", "code")
    if how not in PROOFS:
        raise Invalid(_("请选择凭证方式"), code="how")
    handover = PROOFS[how](delivery, data, acting)
    if handover is not None:
        handover.ref = _ref(data)
        handover.photo_item = _photo(delivery, data.get("photo_item", ""), "photo_item")
        handover.photo_door = _photo(delivery, data.get("photo_door", ""), "photo_door")
        handover.save()
    return handover is not None
