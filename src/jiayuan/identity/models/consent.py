"""What personal data may be used for, and what people agreed to."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from jiayuan.identity.words import Basis, Channel, ConsentState, values
from jiayuan.kernel.purpose import PurposeKind
from jiayuan.kernel.tables import DataClass, register_table


class Purpose(models.Model):
    """A registered purpose. The kinds are a closed list, checked by the database too."""

    code = models.CharField(max_length=40)
    version = models.SmallIntegerField(default=1)
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in PurposeKind])
    basis = models.CharField(max_length=10, choices=[(basis.value, basis.value) for basis in Basis])
    title = models.CharField(max_length=60)
    legal_ref = models.CharField(max_length=200, blank=True)
    attributes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    keep = models.CharField(max_length=60)
    automated = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="identity_purpose_version"),
            models.CheckConstraint(condition=models.Q(kind__in=values(PurposeKind)), name="identity_purpose_kind"),
            models.CheckConstraint(condition=models.Q(basis__in=values(Basis)), name="identity_purpose_basis"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


register_table("identity_purpose", data_class=DataClass.INTERNAL, retention="permanent", scope_kind="none")


class Consent(models.Model):
    """One yes or no to one purpose. Rows are only added: the last one counts."""

    subject_id = models.UUIDField()
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    purpose_code = models.CharField(max_length=40)
    purpose_version = models.SmallIntegerField()
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in ConsentState])
    text_version = models.CharField(max_length=20)
    channel = models.CharField(max_length=8, choices=[(channel.value, channel.value) for channel in Channel])
    by_account_id = models.UUIDField()
    at = models.DateTimeField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["subject_id", "purpose_code", "-id"], name="identity_consent_last")]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=values(ConsentState)), name="identity_consent_state"),
            models.CheckConstraint(condition=models.Q(channel__in=values(Channel)), name="identity_consent_channel"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose_code} {self.state}"


register_table(
    "identity_consent",
    data_class=DataClass.PERSONAL,
    retention="3 years after its end",
    scope_kind="place_or_subject",
    subject_column="subject_id",
)
