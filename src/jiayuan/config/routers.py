"""Sends the models of the keys database there and keeps them out of the main one."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

KEYS = "keys"
KEYS_MODELS = frozenset({"identity.subjectkey"})


def keys_apps() -> list[str]:
    """The apps that have a table in the keys database."""
    return sorted({label.partition(".")[0] for label in KEYS_MODELS})


class KeysRouter:
    """Wrapped personal keys live apart, so that dropping a key reaches every old backup of the main database."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return KEYS if model._meta.label_lower in KEYS_MODELS else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool | None:
        is_key = f"{app_label}.{model_name}" in KEYS_MODELS
        if db == KEYS:
            return is_key
        return False if is_key else None
