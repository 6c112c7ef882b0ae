"""What the linters cannot see of tables: foreign keys, data class, retention, row security."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from jiayuan.kernel.tables import registered

SHARED = {"places", "registry", "identity"}
OURS = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("jiayuan.")]


def foreign_labels(model: type[Model]) -> set[str]:
    targets = (field.related_model for field in model._meta.get_fields() if field.many_to_one or field.one_to_one)
    return {target._meta.app_label for target in targets if isinstance(target, type)}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_foreign_keys_leave_only_to_shared_modules(model: type[Model]) -> None:
    # Foreign keys into frameworks (pages, logins) are theirs to judge; between our modules the law is ours.
    ours = {model._meta.app_label for model in OURS}
    assert foreign_labels(model) & ours <= SHARED | {model._meta.app_label}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_table_names_its_class_and_retention(model: type[Model]) -> None:
    table = registered().get(model._meta.db_table)
    assert table is not None, f"{model._meta.db_table} stands in no register"
    assert table.retention


@pytest.mark.django_db
def test_guarded_tables_have_row_security_forced() -> None:
    guarded = sorted(name for name, table in registered().items() if table.guarded)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relrowsecurity AND relforcerowsecurity"
        )
        secured = {name for (name,) in cursor.fetchall()}
    assert [name for name in guarded if name not in secured and not name.startswith("identity_subjectkey")] == []
