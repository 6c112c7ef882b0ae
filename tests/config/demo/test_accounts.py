"""The table of demo accounts: complete, without doubles, and never above what its hat needs."""

from __future__ import annotations

import base64

import pytest

from jiayuan.config.demo.accounts import ACCOUNTS, EDITORS, PASSWORD, DemoAccount, totp_secret
from jiayuan.identity.words import Role
from jiayuan.kernel.phone import Phone
from jiayuan.kernel.placepath import PlacePath

BY_NAME = {one.username: one for one in ACCOUNTS}


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda one: one.username)
def test_an_account_is_whole(account: DemoAccount) -> None:
    assert account.name
    assert account.role_label
    assert account.first_page.startswith("/")
    assert Phone.parse(account.phone).kind == "mobile"


@pytest.mark.parametrize("account", [one for one in ACCOUNTS if one.role], ids=lambda one: one.username)
def test_a_role_is_one_of_the_platforms_and_lies_in_the_district(account: DemoAccount) -> None:
    assert account.role in {str(role.value) for role in Role}
    assert PlacePath(account.place).value.startswith("110102.")


def test_names_of_accounts_are_typed_easily() -> None:
    assert all(name.isascii() and name.isalpha() and name.islower() for name in BY_NAME)


def test_every_account_belongs_to_a_person_or_has_a_role() -> None:
    assert all(one.persona or one.role for one in ACCOUNTS)


def test_whoever_works_for_the_street_stays_in_the_street() -> None:
    assert BY_NAME["officer"].place == BY_NAME["dispatcher"].place == "110102.001."
    assert BY_NAME["worker"].place.startswith("110102.001.")
    assert BY_NAME["neighbour"].place != BY_NAME["worker"].place


def test_editors_are_staff_of_the_demo() -> None:
    assert all(BY_NAME[name].role for name in EDITORS)
    assert "officer" in EDITORS


def test_the_password_is_long_enough_for_the_platforms_own_rule() -> None:
    assert len(PASSWORD) >= 12


def test_a_secret_is_twenty_bytes_in_base32() -> None:
    assert len(base64.b32decode(totp_secret("key", "officer"))) == 20
    assert totp_secret("key", "officer") == totp_secret("key", "officer")
