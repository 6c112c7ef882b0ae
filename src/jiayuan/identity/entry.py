"""Who asks to come in: one account and its live grants, read as the web login through the entry policies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from jiayuan.identity.models import Account, Grant
from jiayuan.identity.rules import ROLES, grant_counts
from jiayuan.identity.session import Ground, stand_on
from jiayuan.identity.words import AccountStatus
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.scope import Scope
from jiayuan.kernel.text import mark

# The web login may read these columns and no other; the phone is not among them.
ACCOUNT_FIELDS = ("id", "kind", "status", "subject_id", "root_id", "display_name", "place_path")


@dataclass(frozen=True, slots=True)
class GrantInfo:
    """A grant that counts today."""

    id: int
    role: str
    place: PlacePath
    orgs: frozenset[int]
    until: date

    @property
    def scope(self) -> Scope:
        # A role without rows has none by its organisations either.
        return Scope(self.place, self.orgs) if ROLES[self.role].scoped else Scope()


@dataclass(frozen=True, slots=True)
class Entrant:
    """An active account with its live grants, oldest first. `root` is whom the subject counts for in the base."""

    account_id: UUID
    kind: str
    subject: UUID | None
    name: str
    home: PlacePath | None
    grants: tuple[GrantInfo, ...] = ()
    root: UUID | None = None

    def in_base(self) -> Entrant:
        """The same, acting as the person of the base: whoever two records of theirs have become."""
        return replace(self, subject=self.root or self.subject)

    @property
    def person(self) -> UUID:
        """The id messages and keys go by: the subject, or the account itself where no subject is known."""
        return self.subject or self.account_id

    def grant(self, grant_id: int) -> GrantInfo:
        """The live grant of that number; raises NotAllowed when it ended or is another's."""
        for grant in self.grants:
            if grant.id == grant_id:
                return grant
        raise NotAllowed(mark("这个身份已经失效，请重新选择身份"), code="grant-ended")


def _live(grant: Grant, day: date) -> bool:
    return grant_counts(grant.valid_from, grant.valid_until, revoked=grant.revoked_at is not None, day=day)


def find(account_id: UUID) -> Entrant | None:
    """The active account of that id, or None when it is unknown, locked or closed."""
    # Two reads on the login ground, where the entry policies open this account and nothing else.
    with stand_on(Ground(actor=str(account_id))):
        account = Account.objects.only(*ACCOUNT_FIELDS).filter(pk=account_id, status=AccountStatus.ACTIVE).first()
        grants = list(Grant.objects.filter(account_id=account_id).order_by("id")) if account else []
    if account is None:
        return None
    # Dates are compared here, not in the query, so that the rule has one place and one test.
    day = clock.today()
    return Entrant(
        account_id=account.id,
        kind=account.kind,
        subject=account.subject_id,
        name=account.display_name,
        home=PlacePath(account.place_path) if account.place_path else None,
        grants=tuple(
            GrantInfo(grant.id, grant.role, PlacePath(grant.place_path), frozenset(grant.orgs), grant.valid_until)
            for grant in grants
            if _live(grant, day)
        ),
        root=account.root_id,
    )


def identify(account_id: UUID) -> Entrant:
    """As `find`, but raises NotAllowed."""
    entrant = find(account_id)
    if entrant is None:
        raise NotAllowed(mark("这个账号不能使用，请联系社区或管理员"), code="account-closed")
    return entrant
