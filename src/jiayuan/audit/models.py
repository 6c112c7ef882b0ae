"""Tables of the audit module. Written by SQL in the migrations: partitions and xid8 are beyond Django's migrations."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jiayuan.kernel.tables import DataClass, register_table


class Record(models.Model):
    """One deed or read: who, as what, why, about whom, which fields, with what outcome."""

    id = models.UUIDField(primary_key=True)
    epoch = models.IntegerField()
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    role = models.TextField()
    act = models.TextField()
    purpose = models.TextField()
    scope = models.TextField()
    object = models.TextField()
    subjects = ArrayField(models.UUIDField())
    fields = ArrayField(models.TextField())
    n = models.IntegerField(null=True)
    outcome = models.TextField()
    reason = models.TextField()
    request_id = models.TextField()
    detail = models.JSONField()

    class Meta:
        managed = False
        db_table = "audit_record"

    def __str__(self) -> str:
        return f"{self.act} {self.id}"


register_table(
    "audit_record",
    data_class=DataClass.INTERNAL,
    retention="3 years, at least 180 days; partitions are dropped, their seals stay",
    scope_kind="audit",
    subject_column="subjects",
)


class Seal(models.Model):
    """The signed root over the records of transactions `from_xid` <= xid < `to_xid` of one epoch."""

    no = models.BigIntegerField(primary_key=True)
    epoch = models.IntegerField()
    from_xid = models.BigIntegerField()
    to_xid = models.BigIntegerField()
    count = models.IntegerField()
    root = models.BinaryField()
    prev_root = models.BinaryField()
    alg = models.TextField()
    signature = models.BinaryField()
    key_id = models.TextField()
    at = models.DateTimeField()
    sent_to = ArrayField(models.TextField())

    class Meta:
        managed = False
        db_table = "audit_seal"

    def __str__(self) -> str:
        return f"seal {self.no}"


register_table("audit_seal", data_class=DataClass.OPEN, retention="for ever", scope_kind="none")
