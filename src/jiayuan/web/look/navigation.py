"""The doors shown in headers. A door appears once its page exists, so a smaller installation has no dead links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiayuan.identity.api import may
from jiayuan.kernel.context import Acting, current_or_none


@dataclass(frozen=True, slots=True)
class Door:
    """One link of a menu; `icon` names a symbol of icons.svg."""

    path: str
    label: str | Promise
    icon: str


RESIDENT: tuple[Door, ...] = (
    Door("/", _("首页"), "home"),
    Door("/services/", _("办事"), "apply"),
    Door("/cases/", _("我的诉求"), "complain"),
    Door("/me/benefits/", _("我的待遇"), "benefit"),
    Door("/notices/", _("通知"), "see"),
)

STAFF: tuple[Door, ...] = (
    Door("/staff/", _("工作台"), "home"),
    Door("/staff/cases/", _("诉求工单"), "complain"),
    Door("/staff/benefits/", _("待遇核发"), "benefit"),
    Door("/staff/ledgers/", _("台账归集"), "ledger"),
    Door("/staff/registry/", _("底册查询"), "people"),
    Door("/staff/places/", _("地点与网格"), "place"),
    Door("/staff/command/", _("活动保障"), "shield"),
    Door("/staff/notices/", _("通知发布"), "see"),
    Door("/staff/audit/", _("访问记录"), "audit"),
)


# What staff start most often; shown on the workbench's first page.
SHORTCUTS: tuple[Door, ...] = (
    Door("/staff/cases/inbox/", _("办我的工单"), "complain"),
    Door("/staff/cases/callbacks/", _("打回访电话"), "phone"),
    Door("/staff/benefits/deliveries/", _("待遇送达"), "home"),
    Door("/staff/ledgers/", _("上传台账"), "upload"),
    Door("/staff/review/", _("核实台账"), "ledger"),
    Door("/staff/notices/new/", _("写通知"), "see"),
    Door("/staff/command/", _("打开一张图"), "map"),
)

DESK = Door("/staff/", _("工作台"), "ledger")
PORTAL = Door("/", _("居民页面"), "home")


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
