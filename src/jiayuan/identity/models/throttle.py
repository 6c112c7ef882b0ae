"""Token buckets and lock-outs. Framework tables: keyed hashes, no names, no numbers."""

from __future__ import annotations

from django.db import models

from jiayuan.kernel.tables import DataClass, register_table


class Bucket(models.Model):
    """A token bucket: what is left, and since when it refills."""

    key = models.BinaryField(primary_key=True)
    tokens = models.FloatField()
    refilled_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.tokens:.1f}"


class Lockout(models.Model):
    """Failures in a row at one login name, existing or not, and until when it is closed. A crash forgives nobody."""

    key = models.BinaryField(primary_key=True)
    failures = models.IntegerField(default=0)
    rounds = models.IntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.failures)


register_table("identity_bucket", data_class=DataClass.INTERNAL, retention="1 day", scope_kind="framework")
register_table("identity_lockout", data_class=DataClass.INTERNAL, retention="30 days", scope_kind="framework")
