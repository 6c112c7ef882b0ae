"""Where an account's person lives."""

from __future__ import annotations

from uuid import UUID

from jiayuan.identity.entry import find
from jiayuan.identity.models import Account
from jiayuan.kernel import context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath


def home_of(account_id: UUID) -> PlacePath:
    """Where the account's person lives, as far as the acting scope may see; NotFound otherwise.

    Outside `acting` it answers for the account itself, as a request does before it acts.
    """
    # A page that has not begun to act asks for the own home only.
    if context.current_or_none() is None:
        entrant = find(account_id)
        home = str(entrant.home) if entrant and entrant.home else ""
    else:
        home = Account.objects.filter(pk=account_id).values_list("place_path", flat=True).first() or ""
    if not home:
        raise NotFound
    return PlacePath(home)
