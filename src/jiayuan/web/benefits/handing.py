"""What the form at the door needs, and what it sends: also late, after an hour without a connection."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.benefits import api
from jiayuan.identity.api import Colleague
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Conflict, Invalid, JiayuanError, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.web.benefits.words import COMMANDS, DELIVERY_STATES, PROOFS

PHOTOS: Mapping[str, str | Promise] = MappingProxyType(
    {"photo_item": _("物品照片（可不拍）"), "photo_door": _("门牌照片（可不拍）")}
)
WRONG: Mapping[str, str | Promise] = MappingProxyType(
    {"code": _("送达码不对，请再核对"), "witness": _("见证码不对，请再核对")}
)
# At the door without a connection these wait on the telephone; everything else can be done before and after.
AT_THE_DOOR = ("miss", "refuse")


def hand_form(row: api.DeliveryRow, beside: Sequence[Colleague]) -> dict[str, Any]:
    """The form of one item that is out: `ref` is the number under which its proof counts once."""
    return {
        "row": row,
        "ref": uuid7(),
        "colleagues": beside,
        "photos": PHOTOS.items(),
        "short": [{"name": name, "label": COMMANDS[name]} for name in AT_THE_DOOR if name in row.commands],
    }


def proof_rows(row: api.DeliveryRow) -> list[dict[str, Any]]:
    """What is known of a hand-over, as rows of the facts component; none before it."""
    proof = api.proof_of(current().scope, row.delivery.pk)
    if proof is None:
        return []
    return [
        {"label": gettext("凭证"), "value": PROOFS[proof.how]},
        {"label": gettext("送达时间"), "value": f"{proof.at.astimezone(clock.LOCAL):%Y-%m-%d %H:%M}"},
        {"label": gettext("物品编号"), "value": row.delivery.serial},
        {"label": gettext("照片"), "value": gettext("%(n)s 张，已加密") % {"n": proof.photos}},
    ]


def said(request: HttpRequest) -> dict[str, str]:
    """What the form holds, photos as text; a time without a zone is Beijing's."""
    found = {key: str(value) for key, value in request.POST.items()}
    for name in PHOTOS:
        sent = request.FILES.get(name)
        if sent is not None:
            found[name] = b64encode(sent.read()).decode()
    if found.get("window") and "+" not in found["window"]:
        found["window"] += "+08:00"
    return found


def wrong_code(name: str, state: str, data: Mapping[str, str]) -> str:
    """What to say when the proof was not the right one; "" when it was."""
    wrong = name == "hand" and state != "handed"
    return str(WRONG.get(data.get("how", "code"), WRONG["code"])) if wrong else ""


def not_taken(error: JiayuanError, state: str) -> str:
    """Why a step sent late was not taken; when somebody was faster, what the item is by now."""
    if error.code == "delivery-state":
        return gettext("没有记下：这件物品现在是“%(state)s”") % {"state": DELIVERY_STATES[state]}
    return gettext(str(error))


def taken(delivery_id: UUID, name: str, data: Mapping[str, str]) -> dict[str, str]:
    """One step sent by a script: `state` and its word, and a `problem` when it was not taken. Raises NotFound."""
    try:
        state = api.delivery_command(delivery_id, name, data).state
        problem = wrong_code(name, state, data)
    # Out of sight stays a 404; whatever else the rules say is an answer, so that nothing is sent again for ever.
    except (Conflict, Invalid, Refused) as error:
        row = api.delivery_in(current().scope, delivery_id)
        state = row.delivery.state if row else ""
        problem = not_taken(error, state)
    return {"state": state, "label": str(DELIVERY_STATES[state]), "problem": problem}
