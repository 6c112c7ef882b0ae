"""Opening and closing accounts, and the login user beside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from jiayuan.audit.api import record
from jiayuan.identity.logins import end_all_logins
from jiayuan.identity.models import Account, HomePlace, User
from jiayuan.identity.phones import phone_cell, phone_index
from jiayuan.identity.rights import require
from jiayuan.identity.sealing import seal_many
from jiayuan.identity.session import as_login
from jiayuan.identity.words import AccountKind, AccountStatus
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import Conflict, NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.phone import Phone
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.text import mark

BATCH = 5_000


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to open. Whoever has a phone may sign in by it; `username` is a second way."""

    kind: str
    display_name: str
    phone: str | None = None
    subject: UUID | None = None
    home: PlacePath | None = None
    password: str | None = None
    username: str | None = None
    id: UUID = field(default_factory=uuid7)

    @property
    def person(self) -> UUID:
        return self.subject or self.id


def _rows(asked: Sequence[NewAccount]) -> list[Account]:
    phones = {new.id: Phone(new.phone).value for new in asked if new.phone}
    # All keys in one round trip, however many accounts.
    cells = [(new.person, phone_cell(new.id), phones[new.id]) for new in asked if new.id in phones]
    sealed = dict(zip((new.id for new in asked if new.id in phones), seal_many(cells), strict=True))
    now = clock.now()
    return [
        Account(
            id=new.id,
            kind=AccountKind(new.kind).value,
            subject_id=new.subject,
            display_name=new.display_name,
            phone_sealed=sealed.get(new.id),
            phone_bi=phone_index(phones[new.id]) if new.id in phones else None,
            place_path=str(new.home or ""),
            created_at=now,
        )
        for new in asked
    ]


def _homes(asked: Sequence[NewAccount]) -> list[HomePlace]:
    today = clock.today()
    return [
        HomePlace(account_id=new.id, subject_id=new.subject, place_path=str(new.home), since=today)
        for new in asked
        if new.home and new.subject
    ]


def _user(new: NewAccount) -> User:
    return User(
        username=new.username or new.id.hex,
        password=make_password(new.password),
        account_id=new.id,
        phone_bi=phone_index(new.phone) if new.phone else None,
    )


def create_accounts(asked: Sequence[NewAccount]) -> list[UUID]:
    """Opens accounts in one go, for the acting staff or service whose scope covers their homes.

    Raises Conflict when a phone, subject or login name is taken, without saying which.
    """
    require(context.current(), "identity.accounts")
    try:
        with transaction.atomic():
            Account.objects.bulk_create(_rows(asked), batch_size=BATCH)
            HomePlace.objects.bulk_create(_homes(asked), batch_size=BATCH)
            # Login users lie outside row security and belong to the login role alone.
            with as_login():
                User.objects.bulk_create([_user(new) for new in asked], batch_size=BATCH)
    except IntegrityError as error:
        # Which value was taken would tell that somebody exists.
        raise Conflict(mark("账号没有建立：其中有信息已被使用，请到社区窗口核对"), code="account-taken") from error
    subjects = [new.person for new in asked]
    record("identity.account.open", subjects=subjects, n=len(subjects))
    return [new.id for new in asked]


def create_account(
    kind: str,
    *,
    display_name: str,
    phone: str | None = None,
    subject: UUID | None = None,
    home: PlacePath | None = None,
    password: str | None = None,
    username: str | None = None,
) -> UUID:
    """Opens one account; see `create_accounts`."""
    return create_accounts([NewAccount(kind, display_name, phone, subject, home, password, username)])[0]


def close_account(account_id: UUID) -> None:
    """Disables an account in the acting scope: it is refused on its next request. Raises NotFound."""
    require(context.current(), "identity.accounts")
    if not Account.objects.filter(pk=account_id).update(status=AccountStatus.DISABLED):
        raise NotFound
    with as_login():
        end_all_logins(account_id)
    record("identity.account.close", obj=f"identity_account:{account_id}")
