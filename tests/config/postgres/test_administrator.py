"""An address that will not do is told in words, and never with its password."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from click.testing import CliRunner

from jiayuan.config.commands import demo
from jiayuan.config.postgres.administrator import administrator
from jiayuan.config.postgres.instance import FILE, Instance, bootstrap
from jiayuan.config.postgres.ports import free_port
from jiayuan.kernel.errors import Unavailable
from tests import database

SECRET = "s3cret-word"


def wrong() -> dict[str, str]:
    right = urlsplit(database.admin_url())
    return {
        "nobody there": f"postgresql://a:{SECRET}@127.0.0.1:{free_port()}/postgres",
        "wrong password": right._replace(netloc=f"{right.username}:{SECRET}@{right.hostname}:{right.port}").geturl(),
        "no such login": right._replace(netloc=f"nobody:{SECRET}@{right.hostname}:{right.port}").geturl(),
        "no address": f"{SECRET}?nonsense",
    }


@pytest.mark.parametrize("which", ["nobody there", "wrong password", "no such login", "no address"])
def test_what_cannot_be_reached_is_said_with_advice(which: str, tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as refused:
        bootstrap(wrong()[which], tmp_path, embedded=False)
    assert refused.value.code == "postgres.connect"
    assert "--database-url" in str(refused.value.advice)
    assert SECRET not in f"{refused.value} {refused.value.advice}"


def test_nothing_is_saved_of_an_address_that_failed(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        bootstrap(wrong()["nobody there"], tmp_path, embedded=False)
    assert not (tmp_path / FILE).exists()


def test_a_login_that_may_not_make_roles_is_told_so() -> None:
    instance = database.template()
    with pytest.raises(Unavailable) as refused:
        make_a_role(instance.url("jy_migrate"))
    assert refused.value.code == "postgres.rights"
    assert "CREATEROLE" in str(refused.value.advice)


def make_a_role(url: str) -> None:
    with administrator(url) as connection:
        connection.execute("CREATE ROLE jy_never")


def test_an_error_of_ours_is_not_taken_for_a_bad_address() -> None:
    with pytest.raises(psycopg.errors.UndefinedTable), administrator(database.admin_url()) as connection:
        connection.execute("SELECT * FROM there_is_no_such_table")


def test_the_demo_says_it_in_words(tmp_path: Path) -> None:
    environment = {"JIAYUAN_DATA_DIR": str(tmp_path), "JIAYUAN_DATABASE_URL": wrong()["nobody there"]}
    done = CliRunner(env=environment).invoke(demo.command, ["--prepare-only"])
    assert isinstance(done.exception, Unavailable)
    assert Instance.load(tmp_path) is None
