"""The residents a visitor may be."""

from __future__ import annotations

import polars as pl

from jiayuan.config.demo.accounts import ACCOUNTS, totp_secret
from jiayuan.config.demo.personas import HOME, NEXT, PERSONAS


def test_each_lives_in_the_own_community(people: pl.DataFrame) -> None:
    found = dict(people.filter(pl.col("persona") != "").select("persona", "path").iter_rows())
    assert {key: path[: len(HOME)] for key, path in found.items()} == {
        "resident": HOME,
        "neighbour": NEXT,
        "volunteer": HOME,
    }


def test_the_resident_has_a_benefit_to_find(people: pl.DataFrame) -> None:
    row = people.filter(pl.col("persona") == "resident").row(0, named=True)
    assert (row["name"], row["right.elder_aged"], row["draws.elder_aged"]) == ("王秀兰", True, False)


def test_phones_of_accounts_are_those_of_the_people() -> None:
    by_key = {one.key: one for one in PERSONAS}
    for account in ACCOUNTS:
        if account.persona:
            assert (account.phone, account.name) == (by_key[account.persona].phone, by_key[account.persona].name)


def test_every_staff_role_has_an_account_and_names_are_unique() -> None:
    assert (
        len({account.username for account in ACCOUNTS}) == len({account.phone for account in ACCOUNTS}) == len(ACCOUNTS)
    )
    assert {"community_worker", "street_officer", "auditor", "responder"} <= {account.role for account in ACCOUNTS}


def test_second_factors_differ_by_account_and_installation() -> None:
    secrets = {totp_secret(key, name) for key in ("a", "b") for name in ("worker", "officer")}
    assert len(secrets) == 4
    assert all(len(secret) == 32 for secret in secrets)
