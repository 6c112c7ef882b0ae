"""Where people live: a projection of residence facts; actual and registered residence stand apart."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.registry.models.entity import Entity, PathField


class Residence(models.Model):
    """A person at a place in one role; actual and registered residence may differ (人户分离).

    One actual and one registered residence at a time, held by an exclusion constraint of the migration; owned and
    rented rooms as many as there are.
    """

    class Role(models.TextChoices):
        ACTUAL = "actual", _("现住")
        REGISTERED = "registered", _("户籍")
        OWNER = "owner", _("产权人")
        TENANT = "tenant", _("承租人")

    id = models.BigAutoField(primary_key=True)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    # Copied from the entity: the exclusion constraint lays its spans of days side by side on one number line.
    entity_no = models.BigIntegerField()
    room = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    role = models.TextField(choices=Role)
    valid_from = models.DateField()
    # Open rows only for now; the past stands in the facts.
    valid_to = models.DateField(null=True, blank=True)
    place_path = PathField()
    hukou_path = PathField()

    class Meta:
        db_table = "registry_residence"
        constraints = [
            models.UniqueConstraint(
                fields=["entity", "role"],
                condition=Q(valid_to__isnull=True, role__in=["actual", "registered"]),
                name="registry_residence_open",
            ),
            models.UniqueConstraint(
                fields=["entity", "role", "room"],
                condition=Q(valid_to__isnull=True, role__in=["owner", "tenant"]),
                name="registry_residence_held",
            ),
            models.CheckConstraint(
                name="registry_residence_days", condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
            ),
        ]
        indexes = [
            models.Index(fields=["place_path"], name="registry_residence_place"),
            models.Index(fields=["hukou_path"], name="registry_residence_hukou"),
        ]

    def __str__(self) -> str:
        return f"residence {self.pk}"


register_table(
    "registry_residence",
    data_class=DataClass.PERSONAL,
    retention="as the person",
    scope_kind="place_or_subject",
    subject_column="entity_id",
    extra_place_columns=("hukou_path",),
)
