"""The first answer to a request that may come twice. A framework table: keyed hashes and our own receipts, no names."""

from __future__ import annotations

from django.db import models

from jiayuan.kernel.tables import DataClass, register_table


class Receipt(models.Model):
    """What was answered to a key of a program: `key` and `request` are keyed hashes, `body` a receipt of ours."""

    key = models.BinaryField(primary_key=True)
    request = models.BinaryField()
    status = models.SmallIntegerField()
    body = models.JSONField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.status)


register_table("identity_receipt", data_class=DataClass.INTERNAL, retention="1 day", scope_kind="framework")
