"""Log-ins kept on the server, one-time codes, token buckets and lock-outs. Framework tables: no names, no numbers."""

from __future__ import annotations

from django.db import models

from jiayuan.kernel.tables import DataClass, register_table


class Login(models.Model):
    """One signed-in browser. `token` is the hash of the session key, `network` a keyed hash of the address."""

    token = models.BinaryField(primary_key=True)
    account_id = models.UUIDField(db_index=True)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField()
    assurance = models.SmallIntegerField()
    step_up_until = models.DateTimeField(null=True)
    device = models.CharField(max_length=80, blank=True)
    network = models.BinaryField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(assurance__in=[1, 2]), name="identity_login_assurance")
        ]

    def __str__(self) -> str:
        return str(self.account_id)


class Code(models.Model):
    """The one valid code of a phone; a new one replaces it."""

    phone_bi = models.BinaryField(primary_key=True)
    digest = models.BinaryField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.SmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.made_at.isoformat()


register_table("identity_login", data_class=DataClass.PERSONAL, retention="90 days", scope_kind="framework")
register_table("identity_code", data_class=DataClass.INTERNAL, retention="1 day", scope_kind="framework")
