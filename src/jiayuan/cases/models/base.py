"""What every guarded row carries, so that row security never needs to look into another table."""

from __future__ import annotations

from django.db import models

from jiayuan.kernel.tables import DataClass, Table, register_table


class Guarded(models.Model):
    """`place_path` the case's place, `owner_org_id` the unit that has the ball, `subject` the filer (never staff)."""

    place_path = models.CharField(max_length=40, db_collation="C")
    owner_org_id = models.IntegerField(null=True)
    subject = models.UUIDField(null=True)

    class Meta:
        abstract = True


def guarded(name: str, data_class: DataClass, retention: str, sealed: tuple[str, ...] = ()) -> Table:
    """Registers a guarded table: staff by place or unit, residents by their own subject."""
    return register_table(
        name, data_class=data_class, retention=retention, scope_kind="place_or_subject", sealed=sealed,
        subject_column="subject", org_column="owner_org_id",
    )  # fmt: skip


def open_table(name: str, data_class: DataClass = DataClass.OPEN, retention: str = "permanent") -> Table:
    return register_table(name, data_class=data_class, retention=retention, scope_kind="none")
