"""The doors shown in headers. A door appears once its page exists, so a smaller installation has no dead links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from jiayuan.identity.api import may
from jiayuan.kernel.context import Acting, current_or_none
from jiayuan.web.look.doors import DESK, PORTAL, Door


def other_side(request: HttpRequest) -> Door | None:
    """For people who both live and work here: the door from the resident pages to the workbench, and back."""
    info = getattr(request, "acting_info", None)
    # Error pages may be drawn before the middleware that knows the reader has run.
    if info is None or not info.is_staff:
        return None
    return PORTAL if request.path.startswith("/staff/") else DESK


def exists(path: str) -> bool:
    """Whether some page answers at this path."""
    try:
        resolve(path.partition("?")[0])
    except Resolver404:
        return False
    return True


def open_to(path: str, acting: Acting | None) -> bool:
    """Whether the page exists and its rule lets the acting role in; nobody acting sees every door."""
    try:
        rule = getattr(resolve(path).func, "access", None)
    except Resolver404:
        return False
    permission = getattr(rule, "permission", "")
    return acting is None or not permission or may(acting, permission)


@dataclass(frozen=True, slots=True)
class Link:
    """A door as drawn: `current` marks the one the reader stands in."""

    door: Door
    current: bool


def menu(doors: Sequence[Door], here: str) -> list[Link]:
    """The doors that exist; the longest path that starts the reader's own is the current one."""
    acting = current_or_none()
    open_doors = [door for door in doors if open_to(door.path, acting)]
    # "/" starts every path, so home counts as current only when it is the very page.
    inside = [
        door.path for door in open_doors if here == door.path or (here.startswith(door.path) and door.path != "/")
    ]
    current = max(inside, key=len, default="")
    return [Link(door, door.path == current) for door in open_doors]
