"""Keys lie in a database of their own, and nothing else does."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connections
from django.db.models import Model

from jiayuan.config.routers import KEYS, KEYS_MODELS, KeysRouter, keys_apps

MODELS = apps.get_models()
router = KeysRouter()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_only_keys_go_to_the_keys_database(model: type[Model]) -> None:
    is_key = model._meta.label_lower in KEYS_MODELS
    assert router.db_for_read(model) == (KEYS if is_key else None)
    assert router.db_for_write(model) == router.db_for_read(model)


def test_the_keys_database_gets_no_other_table() -> None:
    assert router.allow_migrate(KEYS, "identity", "subjectkey") is True
    assert router.allow_migrate(KEYS, "registry", "person") is False


def test_the_main_database_gets_no_key() -> None:
    assert router.allow_migrate("default", "identity", "subjectkey") is False
    assert router.allow_migrate("default", "registry", "person") is None


def test_every_key_model_exists() -> None:
    assert {model._meta.label_lower for model in MODELS} >= KEYS_MODELS


def test_only_modules_with_a_key_are_migrated_there() -> None:
    assert keys_apps() == ["identity"]


@pytest.mark.django_db
def test_the_keys_database_holds_keys_and_nothing_else() -> None:
    tables = set(connections[KEYS].introspection.table_names())
    assert tables == {"django_migrations", *(apps.get_model(name)._meta.db_table for name in KEYS_MODELS)}


@pytest.mark.django_db
def test_the_main_database_holds_every_other_table_of_ours() -> None:
    tables = set(connections["default"].introspection.table_names())
    ours = {model for model in MODELS if model.__module__.startswith("jiayuan.") and model._meta.managed}
    assert {model._meta.label_lower for model in ours if model._meta.db_table not in tables} == KEYS_MODELS
