"""What every row about a person carries: who it is about and where they live."""

from __future__ import annotations

from django.db import models

from jiayuan.kernel.tables import DataClass, register_table

FIVE_YEARS = "5 years after the last payment"


class Placed(models.Model):
    """A row about one person; row security finds its reader by these two columns."""

    person = models.UUIDField(db_index=True)
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)

    class Meta:
        abstract = True


def about_a_person(table: str, retention: str = FIVE_YEARS, sealed: tuple[str, ...] = ()) -> None:
    """Registers a table whose rows staff find by place and residents by themselves."""
    register_table(
        table,
        data_class=DataClass.SENSITIVE,
        retention=retention,
        scope_kind="place_or_subject",
        sealed=sealed,
        subject_column="person",
    )
