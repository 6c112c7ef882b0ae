"""The one store of what is known: attribute facts, added and closed, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.registry.models.entity import PathField


class Fact(models.Model):
    """One statement of one source about one attribute.

    `entity` is who it was said of, `root` the golden record it counts for today, `golden` whether it won there; these
    and the scope columns follow merges and moves, everything else is fixed by trigger save closing it once.
    `value` plain, `sealed` + `bi` encrypted with its blind index, or `place`; all empty with `absent` = looked, none.
    `key` is the value's search key (pinyin of a name, relation in a household). `rank` 0 is the best source.
    """

    id = models.BigAutoField(primary_key=True)
    entity = models.UUIDField()
    root = models.UUIDField()
    attr = models.SmallIntegerField()
    value = models.TextField(null=True, blank=True)  # noqa: DJ001 -- null is "not this kind of value", '' is a value
    key = models.TextField(default="")
    sealed = models.BinaryField(null=True)
    bi = models.BinaryField(null=True)
    place = models.ForeignKey(
        "places.Place", null=True, blank=True, db_constraint=False, db_index=False, on_delete=models.PROTECT
    )
    absent = models.BooleanField(default=False)
    # Who speaks: equal origins are one voice, however many files they send.
    origin = models.TextField()
    rank = models.SmallIntegerField(default=50)
    confidence = models.SmallIntegerField(default=0)
    record_ref = models.BigIntegerField(null=True, blank=True)
    col = models.SmallIntegerField(null=True, blank=True)
    batch = models.UUIDField(null=True, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    sys_from = models.DateTimeField()
    sys_to = models.DateTimeField(null=True, blank=True)
    closed_by = models.UUIDField(null=True, blank=True)
    golden = models.BooleanField(default=False)
    place_path = PathField()
    hukou_path = PathField()

    class Meta:
        db_table = "registry_fact"
        indexes = [
            models.Index(fields=["root", "attr"], name="registry_fact_root"),
            models.Index(fields=["place_path", "attr"], name="registry_fact_scope", condition=Q(golden=True)),
            models.Index(fields=["record_ref"], name="registry_fact_record", condition=Q(record_ref__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"fact {self.pk}"


register_table(
    "registry_fact",
    data_class=DataClass.SENSITIVE,
    retention="as long as the subject; closed facts 1 year after the next accepted version",
    scope_kind="place_or_subject",
    subject_column="root",
    sealed=("sealed",),
    extra_place_columns=("hukou_path",),
)
