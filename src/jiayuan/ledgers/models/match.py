"""The model behind the links: versioned weights, one active."""

from __future__ import annotations

from django.db import models

from jiayuan.kernel.tables import DataClass, register_table


class MatchModel(models.Model):
    """A version of the weights; immutable, one active."""

    version = models.SmallIntegerField(primary_key=True)
    body = models.JSONField()
    figures = models.JSONField(default=dict)
    active_from = models.DateTimeField()

    class Meta:
        db_table = "ledgers_match_model"

    def __str__(self) -> str:
        return f"model {self.version}"


register_table("ledgers_match_model", data_class=DataClass.INTERNAL, retention="permanent", scope_kind="none")
