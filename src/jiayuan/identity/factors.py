"""How the login library behaves here: no self-made accounts, and second factors stored encrypted."""

from __future__ import annotations

import base64

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from jiayuan.identity.keyring import keyring
from jiayuan.kernel.crypto import open_sealed, seal

CELL = "mfa_authenticator.data"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are opened by the community or from the base, never by a sign-up form."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """Accounts have no mail address: changes of factors are told in the inbox."""


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Secrets of authenticator apps are wrapped by the key-encryption key; the database alone opens none."""

    def encrypt(self, text: str) -> str:
        return base64.b64encode(seal(keyring().kek, text.encode(), CELL)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return open_sealed(keyring().kek, base64.b64decode(encrypted_text), CELL).decode()

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """See AccountAdapter."""
