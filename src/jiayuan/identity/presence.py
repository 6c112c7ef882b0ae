"""Who this request is: account, live grants, the chosen hat, and how surely they signed in."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import logout
from django.http import HttpRequest

from jiayuan.identity.entry import Entrant, GrantInfo, find
from jiayuan.identity.logins import current_login
from jiayuan.kernel.errors import NotAllowed

GRANT_KEY = "jiayuan_grant"


@dataclass(frozen=True, slots=True)
class ActingInfo:
    """Set on every request as `request.acting_info`. `active` is the grant staff pages act under."""

    entrant: Entrant | None = None
    active: GrantInfo | None = None
    assurance: int = 0
    request_id: str = ""

    @property
    def is_resident(self) -> bool:
        return self.entrant is not None and self.entrant.subject is not None

    @property
    def is_staff(self) -> bool:
        return self.active is not None


def _active(entrant: Entrant, chosen: object) -> GrantInfo | None:
    # A chosen grant that ended meanwhile falls back to the oldest one.
    named = [grant for grant in entrant.grants if grant.id == chosen]
    return next(iter(named or entrant.grants), None)


def presence(request: HttpRequest, request_id: str) -> ActingInfo:
    """Rights are read from the database on each request. A closed account or an ended log-in is signed out here."""
    account_id = getattr(request.user, "account_id", None)
    if not request.user.is_authenticated or account_id is None:
        return ActingInfo(request_id=request_id)
    entrant = find(account_id)
    login = current_login(request, account_id, entrant.kind) if entrant else None
    if entrant is None or login is None:
        # The cookie goes too, so that the browser asks anew instead of coming back each time.
        logout(request)
        return ActingInfo(request_id=request_id)
    return ActingInfo(entrant, _active(entrant, request.session.get(GRANT_KEY)), login.assurance, request_id)


def choose_grant(request: HttpRequest, grant_id: int) -> GrantInfo:
    """Puts on another hat 「以…身份」 for this session; raises NotAllowed unless it is a live grant of the account."""
    info: ActingInfo = vars(request)["acting_info"]
    if info.entrant is None:
        raise NotAllowed
    grant = info.entrant.grant(grant_id)
    request.session[GRANT_KEY] = grant.id
    return grant
