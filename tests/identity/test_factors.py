"""The login library's adapters."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from jiayuan.identity.factors import AccountAdapter, FactorAdapter
from jiayuan.kernel.crypto import Unsealable


def test_nobody_signs_up_alone() -> None:
    assert not AccountAdapter().is_open_for_signup(RequestFactory().get("/"))


def test_a_secret_comes_back() -> None:
    adapter = FactorAdapter()
    sealed = adapter.encrypt("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert adapter.decrypt(sealed) == "JBSWY3DPEHPK3PXP"


def test_a_changed_secret_does_not() -> None:
    sealed = FactorAdapter().encrypt("JBSWY3DPEHPK3PXP")
    with pytest.raises(Unsealable):
        FactorAdapter().decrypt(sealed[:-8] + "AAAAAAA=")


def test_no_mail_is_sent(mailoutbox: list[object]) -> None:
    AccountAdapter().send_notification_mail("mfa/email/totp_activated", None)
    FactorAdapter().send_notification_mail("mfa/email/totp_activated", None)
    assert mailoutbox == []
