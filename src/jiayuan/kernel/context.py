"""Who acts now, for which scope and purpose. Set by identity.api.acting and by nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.text import mark


@dataclass(frozen=True, slots=True)
class Acting:
    """One request or job: `actor` is who stands behind it (a person's account or a service account)."""

    actor: UUID
    account_id: UUID
    role: str
    scope: Scope
    purpose: Purpose
    request_id: str = ""
    grant_id: int | None = None


# A context variable, not a thread local: it follows async tasks and resets on error.
_current: ContextVar[Acting | None] = ContextVar("jiayuan_acting", default=None)


def current() -> Acting:
    """The acting person; raises NotAllowed outside `identity.api.acting`."""
    acting = _current.get()
    if acting is None:
        raise NotAllowed(mark("没有说明以什么身份、为什么办理"), code="no-acting")
    return acting


def current_or_none() -> Acting | None:
    return _current.get()


@contextmanager
def entered(acting: Acting) -> Iterator[Acting]:
    """Makes `acting` current until the block ends."""
    token = _current.set(acting)
    try:
        yield acting
    finally:
        _current.reset(token)
