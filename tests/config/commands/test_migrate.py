"""`jiayuan migrate`: the databases of the suite were made by it; here is what it left."""

from __future__ import annotations

import psycopg
import pytest
from django.apps import apps
from django.db import connections
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from jiayuan.config.routers import KEYS, keys_apps
from tests import database

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loader() -> MigrationLoader:
    """All migrations as files; what is applied is asked elsewhere, as the web login may not read that table."""
    return MigrationLoader(None)


def test_nothing_is_left_to_migrate(loader: MigrationLoader) -> None:
    name = connections["default"].settings_dict["NAME"]
    with psycopg.connect(database.admin_url(), dbname=name) as session:
        applied = set(session.execute("SELECT app, name FROM django_migrations").fetchall())
    assert set(loader.graph.leaf_nodes()) <= applied


def test_models_and_migrations_agree(loader: MigrationLoader) -> None:
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("jiayuan.")}
    missing = detector.changes(graph=loader.graph, trim_to_apps=ours)
    assert {app: [str(one) for one in migrations] for app, migrations in missing.items()} == {}


@pytest.mark.parametrize("app", keys_apps())
def test_the_keys_database_is_up_to_date_for_its_modules(app: str) -> None:
    executor = MigrationExecutor(connections[KEYS])
    leaves = [node for node in executor.loader.graph.leaf_nodes() if node[0] == app]
    assert executor.migration_plan(leaves) == []


def test_the_keys_database_has_not_walked_what_it_does_not_hold() -> None:
    applied = {app for app, _ in MigrationRecorder(connections[KEYS]).applied_migrations()}
    assert set(keys_apps()) <= applied
    assert not {"wagtailcore", "registry", "cases"} & applied


def test_tables_belong_to_the_owner_and_to_no_login() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
        assert {row[0] for row in cursor.fetchall()} == {"jy_owner"}
