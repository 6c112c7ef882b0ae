"""The one way from a request into `acting`, for pages and for programs: which hat, how surely signed in, what right."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest

from jiayuan.audit.api import record
from jiayuan.identity.acting import acting_entrant
from jiayuan.identity.entry import Entrant
from jiayuan.identity.presence import ActingInfo
from jiayuan.identity.rights import require
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import JiayuanError, NotAllowed
from jiayuan.kernel.purpose import SERVICE_SELF, Purpose
from jiayuan.kernel.text import mark

Answer = TypeVar("Answer")
Inside = Callable[[], AbstractContextManager[Acting]]
# Absence is recorded like a refusal: from outside they must look the same.
REFUSED = (403, 404)


@dataclass(frozen=True, slots=True)
class Access:
    """The rule of a view: open, resident or staff; which permission; for which purpose.

    `base`: a resident acts as the person of the base, not as the one the account was opened for.
    """

    kind: str
    permission: str = ""
    purpose: Purpose | None = None
    base: bool = False


def inside(entrant: Entrant, grant_id: int | None, rule: Access, info: ActingInfo) -> Inside:
    """How to begin to act by the rule; may be begun again to leave a record of a refusal."""
    purpose, who = rule.purpose or SERVICE_SELF, entrant.in_base() if rule.base else entrant
    return lambda: acting_entrant(who, grant_id=grant_id, purpose=purpose, request_id=info.request_id)


def _note_refusal(begin: Inside, request: HttpRequest, code: str) -> None:
    match = request.resolver_match
    # The view's own transaction was rolled back with its record; this one stands by itself.
    with begin():
        record("web.refused", obj=f"route:{match.view_name if match else ''}", outcome="refused", detail={"code": code})


def let_in(request: HttpRequest, begin: Inside, rule: Access, deed: Callable[[], Answer]) -> Answer:
    """Does the deed inside `acting` if the role holds the rule's permission; a refusal is recorded and raised."""
    entered = False
    try:
        with begin() as acting:
            entered = True
            if rule.permission:
                require(acting, rule.permission)
            return deed()
    except JiayuanError as error:
        # Who was never let in (a closed account, an ended grant) cannot act to leave a record.
        if entered and error.status in REFUSED:
            _note_refusal(begin, request, error.code)
        raise


def called_by(request: HttpRequest, info: ActingInfo, rule: Access, deed: Callable[[], Answer]) -> Answer:
    """For programs: does the deed as whoever `info` says, or raises what forbids it. The same gates as a page's."""
    entrant = info.entrant
    if entrant is None:
        raise NotAllowed(mark("请先登录"), code="login")
    if rule.kind == "resident":
        return let_in(request, inside(entrant, None, rule, info), rule, deed)
    if info.active is None:
        raise NotAllowed(mark("这里是工作人员使用的页面"), code="staff-only")
    if info.assurance < 2:
        raise NotAllowed(mark("请先完成第二重验证"), code="second-factor")
    return let_in(request, inside(entrant, info.active.id, rule, info), rule, deed)
