"""Telling somebody that something may be theirs: three messages at most, then the door."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.telling import CONTACT, tell
from jiayuan.benefits.rules import TRIES_MAX
from jiayuan.kernel.errors import Refused

CALL = "call"


def contact(deed: Deed) -> None:
    """A message without the benefit's name, or a call that was made; three tries, then the door."""
    # A fourth message is a nuisance; a visit is help.
    if deed.offer.tries >= TRIES_MAX:
        raise Refused(_("已经联系过三次，请安排上门"), code="tries")
    deed.set(tries=deed.offer.tries + 1)
    # Whoever was called needs no message about the call.
    if deed.data.get("how") != CALL:
        tell(deed, CONTACT)
