"""One's own offers, and what one says to them: yes, no, this is wrong, rather the other, look again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Header, Router

from jiayuan.benefits import api
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid
from jiayuan.kernel.purpose import SERVICE_SELF
from jiayuan.kernel.text import mark
from jiayuan.webapi.operations import JSON, SELF, Rule, operation
from jiayuan.webapi.problems import ConflictNow
from jiayuan.webapi.schemas.benefits import (
    ChooseIn,
    ConfirmIn,
    DisputeFactIn,
    FormOut,
    MovedOut,
    NothingIn,
    OfferOut,
    ReasonIn,
)

router, mine = Router(tags=["offers"]), Router(tags=["my offers"])
SAY = Rule("resident", purposes=(SERVICE_SELF,), takes=JSON)
Version = Annotated[str, Header(alias="If-Match", max_length=20)]


def version_of(text: str) -> int:
    """The version of an entity tag: `"3"`, as the list told it."""
    number = text.strip().removeprefix("W/").strip('"')
    if not (number.isascii() and number.isdigit()):
        raise Invalid(mark("If-Match 应写上事项的版本号"), code="if-match")
    return int(number)


def _offer(offer: api.Offer) -> dict[str, Any]:
    card = api.card(offer)
    names = ("id", "policy", "name", "why", "state", "kind", "due", "version")
    return {
        **{name: getattr(card, name) for name in names}, "amount_fen": card.amount, "lo_fen": card.low,
        "hi_fen": card.high, "commands": api.own_commands(card.state),
    }  # fmt: skip


@operation(mine, "GET", "", SELF, "me.offers", mark("我的待遇"), response=list[OfferOut])
def offers(request: HttpRequest) -> list[dict[str, Any]]:
    """Everything of one's own, found or under way or drawn, oldest first."""
    return [_offer(one) for one in api.all_own_offers()]


def _form(offer: api.Offer) -> dict[str, Any]:
    form = api.prefill(offer)
    names = ("fact", "value", "state", "source", "as_of", "said")
    lines = [{**{name: getattr(line, name) for name in names}, "name": line.zh} for line in form.lines]
    pairs = [(pair.a, pair.b) for pair in api.load_book().pairs if pair.kind == "choose"]
    sides = {side for pair in pairs if offer.policy in pair for side in pair}
    return {"fingerprint": form.fingerprint, "lines": lines, "choices": sorted(sides)}


@operation(mine, "GET", "/{uuid:offer_id}", SELF, "me.offer", mark("一项待遇和填好的表"), response=FormOut)
def offer(request: HttpRequest, offer_id: UUID) -> dict[str, Any]:
    """One offer with its form as the base has it now; the fingerprint goes back with the confirmation."""
    with api.as_owner(offer_id):
        found = api.offer_in(context.current().scope, offer_id)
        return {**_offer(found), **_form(found)}


def _moved(found: api.Offer) -> dict[str, Any]:
    return {"id": found.pk, "policy": found.policy, "state": found.state, "version": found.lock_version}


def _said(offer_id: UUID, name: str, version: str, data: Mapping[str, str]) -> dict[str, Any]:
    with api.as_owner(offer_id):
        return _moved(api.command(offer_id, name, data, expected_version=version_of(version)))


@operation(router, "POST", "/{uuid:offer_id}/confirm", SAY, "offers.confirm", mark("确认一项待遇"), response=MovedOut)
def confirm(request: HttpRequest, offer_id: UUID, version: Version, body: ConfirmIn) -> dict[str, Any]:
    """At most four answers. What changed since it was shown comes back with the conflict, to be asked again."""
    try:
        return _said(offer_id, "confirm", version, body.model_dump())
    except Conflict as changed:
        if changed.code != "prefill-changed":
            raise
        with api.as_owner(offer_id):
            raise ConflictNow(changed, form=_form(api.offer_in(context.current().scope, offer_id))) from changed


@operation(router, "POST", "/{uuid:offer_id}/decline", SAY, "offers.decline", mark("不需要这项待遇"), response=MovedOut)
def decline(request: HttpRequest, offer_id: UUID, version: Version, body: NothingIn) -> dict[str, Any]:
    """No reason is asked, and it can be taken back."""
    return _said(offer_id, "decline", version, {})


@operation(router, "POST", "/{uuid:offer_id}/dispute", SAY, "offers.dispute", mark("表里有一项不对"), response=MovedOut)
def dispute(request: HttpRequest, offer_id: UUID, version: Version, body: DisputeFactIn) -> dict[str, Any]:
    """Both values are kept; the owner of the ledger looks within five working days."""
    return _said(offer_id, "dispute", version, body.model_dump())


@operation(router, "POST", "/{uuid:offer_id}/choose", SAY, "offers.choose", mark("两项里选一项"), response=MovedOut)
def choose(request: HttpRequest, offer_id: UUID, version: Version, body: ChooseIn) -> dict[str, Any]:
    """The offer to go on with: this one, or the other of the pair, this one then being declined."""
    with api.as_owner(offer_id):
        return _moved(api.choose(offer_id, body.policy, expected_version=version_of(version)))


@operation(router, "POST", "/{uuid:offer_id}/appeal", SAY, "offers.appeal", mark("对决定提出申诉"), response=MovedOut)
def appeal(request: HttpRequest, offer_id: UUID, version: Version, body: ReasonIn) -> dict[str, Any]:
    """Somebody else than the first decider looks at it again."""
    return _said(offer_id, "appeal", version, body.model_dump())
