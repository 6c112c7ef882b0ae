"""What happened (事): at a place, to a thing, with an organisation. Never about a person."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.registry.models.entity import Entity, PathField


class Occurrence(models.Model):
    """One occurrence; a trigger refuses an entity that is a person or a household. No free text, so no names."""

    class Kind(models.TextChoices):
        INSPECTION = "inspection", _("检查")
        FAULT = "fault", _("故障")
        REPAIR = "repair", _("维修")
        OUTAGE = "outage", _("停水停电停气")
        WORKS = "works", _("施工")
        HAZARD = "hazard", _("隐患")
        ACTIVITY = "activity", _("活动")

    id = models.UUIDField(primary_key=True)
    kind = models.TextField(choices=Kind)
    place = models.ForeignKey("places.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    thing = models.ForeignKey(Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    origin = models.TextField()
    place_path = PathField()

    class Meta:
        db_table = "registry_occurrence"
        constraints = [
            models.CheckConstraint(
                name="registry_occurrence_of_something",
                condition=Q(place__isnull=False) | Q(thing__isnull=False) | Q(organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="registry_occurrence_kind",
                condition=Q(kind__in=["inspection", "fault", "repair", "outage", "works", "hazard", "activity"]),
            ),
        ]
        indexes = [models.Index(fields=["place_path", "at"], name="registry_occurrence_place")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


register_table(
    "registry_occurrence", data_class=DataClass.INTERNAL, retention="5 years, counts stay", scope_kind="place"
)
