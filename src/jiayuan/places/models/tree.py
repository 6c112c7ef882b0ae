"""The tables of the place tree. All of them are open data: streets, houses and doors, never people."""

from __future__ import annotations

from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.places.fields import PointField
from jiayuan.places.kinds import AliasKind, Kind, PlaceState


class Place(models.Model):
    """One node of the tree. The ids of the floors above are kept on every row, so that no read climbs the tree."""

    id = models.AutoField(primary_key=True)
    kind = models.CharField(_("类别"), max_length=16, choices=[(kind.value, kind.value) for kind in Kind])
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=40, unique=True, db_collation="C")
    code12 = models.CharField(_("区划代码"), max_length=12)
    addr_code = models.CharField(_("地址代码"), max_length=32, blank=True)
    name = models.CharField(_("名称"), max_length=120)
    name_norm = models.CharField(max_length=120)
    floors = models.SmallIntegerField(_("层数"), null=True, blank=True)
    units = models.SmallIntegerField(_("单元数"), null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    loc = PointField(null=True, blank=True)
    outline = models.JSONField(null=True, blank=True)
    state = models.CharField(max_length=12, default=PlaceState.CONFIRMED.value)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    district_id = models.IntegerField(null=True)
    street_id = models.IntegerField(null=True)
    community_id = models.IntegerField(null=True)
    compound_id = models.IntegerField(null=True)
    building_id = models.IntegerField(null=True)
    grid = models.ForeignKey("Grid", models.SET_NULL, null=True, blank=True, db_index=False, related_name="places")

    class Meta:
        indexes = [
            models.Index(fields=["parent", "name_norm"], name="places_place_name"),
            models.Index(fields=["name_norm"], name="places_place_found", condition=models.Q(building_id=None)),
            GistIndex(fields=["loc"], name="places_place_near"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")),
                name="places_place_time",
            )
        ]

    def __str__(self) -> str:
        return self.name


register_table("places_place", data_class=DataClass.OPEN, retention="permanent", scope_kind="none")


class Alias(models.Model):
    """Another name of a place; one alias may name two places, and then a text alone decides nothing."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="aliases")
    alias_norm = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in AliasKind])
    confirmed_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alias_norm", "place"], name="places_alias_once")]

    def __str__(self) -> str:
        return self.alias_norm


register_table("places_alias", data_class=DataClass.OPEN, retention="permanent", scope_kind="none")


class Grid(models.Model):
    """A work area of a grid worker inside one community, beside the tree of places."""

    id = models.AutoField(primary_key=True)
    code15 = models.CharField(max_length=15, unique=True)
    name = models.CharField(max_length=60)
    community = models.ForeignKey(Place, models.PROTECT, related_name="grids")
    outline = models.JSONField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


register_table("places_grid", data_class=DataClass.OPEN, retention="permanent", scope_kind="none")
