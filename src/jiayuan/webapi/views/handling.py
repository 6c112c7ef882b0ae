"""The office's work by program: matters, visits to the door and pay lists, each move bound to the version seen."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Unreadable
from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Header, Query, Router
from pydantic import BaseModel

from jiayuan.benefits import api
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import BENEFIT_APPEAL, BENEFIT_CHECK, BENEFIT_DELIVERY, BENEFIT_MATCHING
from jiayuan.kernel.text import mark
from jiayuan.webapi.operations import HEADER, JSON, Rule, operation
from jiayuan.webapi.schemas.handling import (
    DeliveriesOut,
    DeliveryMove,
    DeliveryMoveIn,
    HandledOut,
    OfferMove,
    OfferMoveIn,
    PaylistMove,
    PaylistMoveIn,
    PaylistsOut,
    QueueOut,
)
from jiayuan.webapi.views.offers import Version, version_of
from jiayuan.webapi.views.offers import router as offers

deliveries, paylists = Router(tags=["deliveries"]), Router(tags=["pay lists"])
DESK = (BENEFIT_CHECK, BENEFIT_MATCHING, BENEFIT_DELIVERY, BENEFIT_APPEAL)
LOOK, HANDLE = (
    Rule(permission="benefits.queue", purposes=DESK),
    Rule(permission="benefits.queue", purposes=DESK, takes=JSON),
)
CARRIED = Rule(permission="benefits.deliver", purposes=(BENEFIT_DELIVERY,))
CARRY = Rule(permission="benefits.deliver", purposes=(BENEFIT_DELIVERY,), takes=JSON)
PAYS = Rule(permission="benefits.decide", purposes=(BENEFIT_CHECK,))
PAY = Rule(permission="benefits.decide", purposes=(BENEFIT_CHECK,), takes=JSON)
# Whoever moves something says what for; a look has the operation's own purpose.
DeskPurpose = Annotated[
    Literal["benefit-check", "benefit-matching", "benefit-delivery", "benefit-appeal"], Header(alias=HEADER)
]
DoorPurpose = Annotated[Literal["benefit-delivery"], Header(alias=HEADER)]
PayPurpose = Annotated[Literal["benefit-check"], Header(alias=HEADER)]
After = Annotated[str, Query(max_length=80)]


def _said(body: BaseModel) -> dict[str, str]:
    """What was said, as the forms of the pages say it: texts, and nothing for what was left out."""
    return {name: str(value) for name, value in body.model_dump(mode="json").items() if value}


def _handled(done: api.Offer | api.Delivery | api.PayList, *, ok: bool = True) -> dict[str, Any]:
    return {"id": done.pk, "state": done.state, "version": done.lock_version, "done": ok}


@operation(offers, "GET", "", LOOK, "offers.queue", mark("等待办理的待遇"), response=QueueOut)
def queue(
    request: HttpRequest, state: Annotated[str, Query(max_length=12)] = "", after: After = ""
) -> Mapping[str, Any]:
    """Matters that wait for the office, earliest clock first, by key."""
    page = api.queue(context.current().scope, state, after, today=clock.today())
    lines = [
        {
            "id": row.card.id, "policy": row.card.policy, "person": row.person, "state": row.card.state,
            "amount_fen": row.card.amount, "due": row.card.due, "overdue": row.overdue, "version": row.card.version,
        }
        for row in page.rows
    ]  # fmt: skip
    return {"offers": lines, "next": page.after}


@operation(
    offers,
    "POST",
    "/{uuid:offer_id}/{command}",
    HANDLE,
    "offers.command",
    mark("办理一项待遇的一步"),
    response=HandledOut,
)
def handle(
    request: HttpRequest, offer_id: UUID, command: OfferMove, version: Version, purpose: DeskPurpose, body: OfferMoveIn
) -> dict[str, Any]:
    """One step of the office; whoever decides second is told what the first did."""
    return _handled(api.command(offer_id, command, _said(body), expected_version=version_of(version)))


@operation(deliveries, "GET", "", CARRIED, "deliveries.list", mark("在路上的物品"), response=DeliveriesOut)
def on_the_way(request: HttpRequest, after: After = "") -> Mapping[str, Any]:
    """Items still on their way, earliest visit first, by key."""
    found, following = api.deliveries_page(context.current().scope, after)
    names = ("id", "item", "state", "window_from", "window_to", "team", "tries")
    lines = [
        {**{name: getattr(one, name) for name in names}, "offer": one.offer_id, "version": one.lock_version}
        for one in found
    ]
    return {"deliveries": lines, "next": following}


@operation(
    deliveries, "POST", "/{uuid:delivery_id}/{command}", CARRY, "deliveries.command", mark("送达的一步"),
    response=HandledOut,
)  # fmt: skip
def carry(
    request: HttpRequest, delivery_id: UUID, command: DeliveryMove, version: Version, purpose: DoorPurpose,
    body: DeliveryMoveIn,
) -> dict[str, Any]:  # fmt: skip
    """One step of a delivery; a hand-over needs its proof, and one sent twice counts once by its `ref`."""
    done = api.delivery_command(delivery_id, command, _said(body), expected_version=version_of(version))
    return _handled(done, ok=command != "hand" or done.state == "handed")


@operation(paylists, "GET", "", PAYS, "paylists.list", mark("发放清册"), response=PaylistsOut)
def lists(request: HttpRequest, after: After = "") -> Mapping[str, Any]:
    """Pay lists of the place, newest month first, by key; nobody's name is in them."""
    found, following = api.paylists_page(context.current().scope, after)
    names = ("id", "policy", "month", "state", "count")
    lines = [
        {**{name: getattr(one, name) for name in names}, "total_fen": one.total, "version": one.lock_version}
        for one in found
    ]
    return {"paylists": lines, "next": following}


def _file(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except (Unreadable, ValueError) as wrong:
        raise Invalid(mark("回盘文件没有传完整，请重新发送"), code="file") from wrong


@operation(
    paylists, "POST", "/{uuid:list_id}/{command}", PAY, "paylists.command", mark("发放清册的一步"), response=HandledOut
)
def pay(
    request: HttpRequest,
    list_id: UUID,
    command: PaylistMove,
    version: Version,
    purpose: PayPurpose,
    body: PaylistMoveIn,
) -> dict[str, Any]:
    """One step of a list; whoever made it does not seal it, and a bank's file that does not fit is refused whole."""
    done = api.paylist_command(list_id, command, _file(body.file), expected_version=version_of(version))
    return _handled(done)
