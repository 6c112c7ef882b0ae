"""The phone of an account: sealed, found by its blind index, read on the record."""

from __future__ import annotations

from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.identity.models import Account
from jiayuan.identity.sealing import blind, open_for
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.phone import Phone

PHONE_COLUMN = "identity_account.phone"


def phone_cell(account_id: UUID) -> str:
    return f"identity_account.phone_sealed:{account_id}"


def phone_index(phone: str) -> bytes:
    """The blind index of a phone, by which accounts and login users are found. Raises Invalid for another text."""
    return blind(PHONE_COLUMN, Phone(phone).value)


def phone_of(account_id: UUID) -> str:
    """The phone in plain digits; the caller masks it or answers for showing it. Raises NotFound."""
    account = Account.objects.filter(pk=account_id).exclude(phone_sealed=None).first()
    if account is None:
        raise NotFound
    record("identity.phone.read", obj=f"identity_account:{account_id}", fields=["phone"])
    return open_for(account.subject_id or account.id, phone_cell(account.id), bytes(account.phone_sealed or b""))
