"""Telling somebody that something may be theirs: three tries on three days, then the door, then peace."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.reassessing import reassess
from jiayuan.benefits.actions.telling import CONTACT, tell
from jiayuan.benefits.rules import TRIES_MAX, may_call, tried_today
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Refused

CALL = "call"


def contact(deed: Deed) -> None:
    """A message without the benefit's name, or a call that was made; three tries on three days, then the door."""
    offer = deed.offer
    # A fourth message is a nuisance; a visit is help.
    if offer.tries >= TRIES_MAX:
        raise Refused(_("已经联系过三次，请安排上门"), code="tries")
    # Whatever moved it last, the person has heard from us since.
    if tried_today(offer.tries, offer.moved_at.astimezone(clock.LOCAL).date(), deed.today):
        raise Refused(_("今天已经联系过，请改天再联系"), code="tried-today")
    # A message waits in silence; only a call disturbs.
    called = deed.data.get("how") == CALL
    if called and not may_call(deed.now.astimezone(clock.LOCAL).time()):
        raise Refused(_("请在9点到20点之间打电话"), code="hours")
    deed.set(tries=offer.tries + 1)
    # Whoever was called needs no message about the call.
    if not called:
        tell(deed, CONTACT)


def unreached(deed: Deed) -> None:
    """Nobody opened after three tries: no more is asked until something changes."""
    if deed.offer.tries < TRIES_MAX:
        raise Refused(_("请先在三天里联系三次，再登记没有联系上"), code="tries-left")
    deed.set(clock_due=None)


def find_again(deed: Deed) -> None:
    """Something changed: they may be told of it, from the first try on."""
    reassess(deed)
    deed.set(tries=0)
