"""Facilities and equipment of the street."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.registry.models.entity import Entity, PathField


class Thing(models.Model):
    """A facility or piece of equipment; classes of CJ/T 214 and GB/T 30428.2."""

    entity = models.OneToOneField(Entity, primary_key=True, on_delete=models.PROTECT, related_name="thing")
    kind = models.TextField()
    code16 = models.TextField(default="")
    name = models.TextField()
    place = models.ForeignKey("places.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lon = models.FloatField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    keeper = models.UUIDField(null=True, blank=True)
    golden_hash = models.BinaryField()
    place_path = PathField()

    class Meta:
        db_table = "registry_thing"
        constraints = [models.UniqueConstraint(fields=["code16"], condition=~Q(code16=""), name="registry_thing_code")]
        indexes = [models.Index(fields=["place_path", "kind"], name="registry_thing_place")]

    def __str__(self) -> str:
        return self.name


register_table("registry_thing", data_class=DataClass.INTERNAL, retention="as long as it exists", scope_kind="none")
