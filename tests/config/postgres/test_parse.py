"""Addresses become Django settings, with limits by kind of process."""

from __future__ import annotations

import pytest

from jiayuan.config.postgres.parse import django_database

URL = "postgresql://jy_web:p%40ss@db.example:5433/jiayuan"


def test_all_parts_arrive() -> None:
    found = django_database(URL, "keys")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "jy_web", "p@ss", "db.example", "5433", "jiayuan",
    )  # fmt: skip


def test_web_requests_give_up_early_and_share_connections() -> None:
    options = django_database(URL, "web")["OPTIONS"]
    assert "statement_timeout=15s" in options["options"]
    assert "lock_timeout=3s" in options["options"]
    assert options["pool"]["max_size"] >= 4


def test_a_pooler_in_front_replaces_our_own_pool() -> None:
    assert "pool" not in django_database(f"{URL}?pgbouncer=1", "web")["OPTIONS"]


def test_jobs_may_take_their_time() -> None:
    options = django_database(URL, "worker")["OPTIONS"]
    assert "statement_timeout=15min" in options["options"]
    assert "pool" not in options


def test_migrations_take_the_owners_role() -> None:
    assert django_database(URL, "migrate")["OPTIONS"]["options"] == "-c role=jy_owner"


@pytest.mark.parametrize("process", ["web", "worker", "migrate", "keys"])
def test_connections_are_never_kept_between_requests(process: str) -> None:
    assert django_database(URL, process)["CONN_MAX_AGE"] == 0
