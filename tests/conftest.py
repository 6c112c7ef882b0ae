"""Suite-wide set-up: the database of the run and the fixtures every module shares."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from hypothesis import settings
from pytest_django.plugin import DjangoDbBlocker

from tests import database
from tests.settings import RUN

# On a machine that does other work as well, a pause is no fault of the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

pytest_plugins = ("tests.people", "tests.chromium")


def pytest_configure(config: pytest.Config) -> None:
    # Thirty thousand tests are millions of objects that live to the end: looking through them again and again for
    # garbage is a third of the collection's time.
    gc.disable()


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.freeze()
    gc.enable()


def pytest_unconfigure(config: pytest.Config) -> None:
    # What stays frozen to the end is reported as lost by libraries that count.
    gc.unfreeze()
    if not hasattr(config, "workerinput"):
        database.destroy()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Replaces pytest-django's: the databases are copies of a template that jy_migrate made."""
    yield
    with django_db_blocker.unblock():
        connections.close_all()
    database.drop(RUN)


@pytest.fixture
def repository() -> Path:
    return database.REPOSITORY
