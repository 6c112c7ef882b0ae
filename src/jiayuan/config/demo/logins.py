"""Opens the demo's accounts, with grants and a second factor for staff."""

from __future__ import annotations

from uuid import UUID

import polars as pl
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.auth import get_user_model

from jiayuan.config.demo.accounts import ACCOUNTS, PASSWORD, DemoAccount, totp_secret
from jiayuan.identity import api as identity
from jiayuan.kernel.placepath import PlacePath


def _new(account: DemoAccount, homes: dict[str, tuple[str, str]]) -> identity.NewAccount:
    subject, home = homes.get(account.persona, ("", account.place))
    return identity.NewAccount(
        kind=identity.AccountKind.STAFF if account.role else identity.AccountKind.RESIDENT,
        display_name=account.name,
        phone=account.phone,
        subject=UUID(subject) if subject else None,
        home=PlacePath(home),
        password=PASSWORD,
        username=account.username,
    )


def _second_factor(username: str, account_id: UUID) -> None:
    with identity.as_login():
        user = get_user_model().objects.get(account_id=account_id)
        if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
            TOTP.activate(user, totp_secret(settings.SECRET_KEY, username))


def open_accounts(people: pl.DataFrame) -> int:
    """Makes every demo account whose person exists at this scale; returns how many."""
    # Tiny scales may have nobody who fits a persona; such an account is left out.
    found = people.filter(pl.col("persona") != "").select("persona", "person", "path").iter_rows()
    homes = {key: (person, path) for key, person, path in found}
    wanted = [account for account in ACCOUNTS if not account.persona or account.persona in homes]
    ids = identity.create_accounts([_new(account, homes) for account in wanted])
    second = ids[-1]
    for account, account_id in zip(wanted, ids, strict=True):
        if account.role:
            # High roles need a second person; of the last account itself that is the one before.
            approver = second if account_id != second else ids[-2]
            identity.give_grant(account_id, account.role, PlacePath(account.place), approved_by=approver, reason="演示")
            _second_factor(account.username, account_id)
    return len(ids)
