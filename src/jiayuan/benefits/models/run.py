"""Set runs: one evaluation of everybody in a place."""

from __future__ import annotations

from django.db import models

from jiayuan.kernel.tables import DataClass, register_table


class Run(models.Model):
    """One evaluation of everybody in a place; `counts` is {policy: {code: number}}."""

    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    engine = models.CharField(max_length=10, default="duckdb")
    book_hash = models.CharField(max_length=64)
    as_of = models.DateField()
    month = models.DateField()
    people = models.IntegerField(default=0)
    counts = models.JSONField(default=dict)
    milliseconds = models.IntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.place_path} {self.as_of}"


register_table("benefits_run", data_class=DataClass.INTERNAL, retention="5 years", scope_kind="place")
