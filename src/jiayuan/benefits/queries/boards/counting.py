"""Boards are for everybody who plans: whoever may see no person sees the counts, which a service reads for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jiayuan.benefits.rules import BOARDS, FINDING
from jiayuan.identity.api import acting_as_service, may, require
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope

SERVICE = "benefits-boards"


@contextmanager
def counting() -> Iterator[Scope]:
    """The scope to count in: one's own, or for roles without rows their place, in their name and on record.

    Inside only what hides small cells may be asked. Raises NotAllowed without the right, NotFound without a place.
    """
    acting = current()
    require(acting, BOARDS)
    if may(acting, FINDING):
        yield acting.scope
        return
    if acting.scope.place is None:
        raise NotFound
    with acting_as_service(SERVICE, place=acting.scope.place, purpose=acting.purpose, on_behalf_of=acting) as counted:
        yield counted.scope
