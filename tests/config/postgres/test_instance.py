"""Where an installation's databases are: saved privately, loaded again, led to the right database."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from jiayuan.config.postgres.instance import FILE, Instance, bootstrap, data_dir, private
from jiayuan.config.postgres.roles import LOGINS
from tests import database

ONE = Instance("127.0.0.1", 5432, "jiayuan", "jiayuan_keys", {name: f"pw-{name}" for name in LOGINS}, "secret", True)


def test_saved_and_loaded_again(tmp_path: Path) -> None:
    ONE.save(tmp_path)
    assert Instance.load(tmp_path) == ONE


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    ONE.save(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_before_the_first_start_there_is_none(tmp_path: Path) -> None:
    assert Instance.load(tmp_path) is None


@pytest.mark.parametrize("login", ["jy_web", "jy_worker", "jy_migrate"])
def test_logins_go_to_the_main_database(login: str) -> None:
    assert ONE.url(login) == f"postgresql://{login}:pw-{login}@127.0.0.1:5432/jiayuan"


def test_keys_go_to_their_own() -> None:
    assert ONE.url("jy_keys").endswith("/jiayuan_keys")


def test_the_data_directory_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JIAYUAN_DATA_DIR", str(tmp_path))
    assert data_dir() == tmp_path


def test_bootstrap_twice_changes_nothing(tmp_path: Path) -> None:
    name = f"boot_{tmp_path.name.replace('-', '_')}"
    passwords = database.template().passwords
    first = bootstrap(database.admin_url(), tmp_path, embedded=True, database=name, passwords=passwords)
    second = bootstrap(database.admin_url(), tmp_path, embedded=True, database=name, passwords=passwords)
    with psycopg.connect(database.admin_url(), autocommit=True) as connection:
        owners = connection.execute(
            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname IN (%s, %s) ORDER BY datname",
            (name, f"{name}_keys"),
        ).fetchall()
        for made in (name, f"{name}_keys"):
            connection.execute(f'DROP DATABASE "{made}" WITH (FORCE)')
    assert first == second
    assert owners == [("jy_owner",), ("jy_keys",)]


@pytest.mark.parametrize("before", [None, 0o755, 0o777])
def test_the_data_directory_is_its_owners_alone(tmp_path: Path, before: int | None) -> None:
    folder = tmp_path / "new" / "data"
    if before:
        folder.mkdir(parents=True)
        folder.chmod(before)
    private(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_without_a_choice_the_data_lies_under_the_working_directory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("JIAYUAN_DATA_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    assert data_dir() == tmp_path / ".jiayuan"


def test_saving_again_replaces_and_stays_private(tmp_path: Path) -> None:
    ONE.save(tmp_path)
    replace(ONE, port=6_000).save(tmp_path)
    found = Instance.load(tmp_path)
    assert found is not None
    assert found.port == 6_000
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_the_administrators_address_is_never_saved(tmp_path: Path) -> None:
    ONE.save(tmp_path)
    assert "jy_admin" not in (tmp_path / FILE).read_text()


def test_every_login_has_a_password_of_its_own() -> None:
    passwords = database.template().passwords
    assert set(passwords) == set(LOGINS)
    assert len(set(passwords.values())) == len(LOGINS)
