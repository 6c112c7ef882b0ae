"""With whom people are registered: a projection of household facts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.registry.models.entity import Entity, PathField


class Household(models.Model):
    """A household as stated by a source, never guessed from a shared room or surname."""

    entity = models.OneToOneField(Entity, primary_key=True, on_delete=models.PROTECT, related_name="household")
    head = models.ForeignKey(Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    room = models.ForeignKey("places.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    size = models.SmallIntegerField(default=0)
    place_path = PathField()
    hukou_path = PathField()

    class Meta:
        db_table = "registry_household"
        indexes = [models.Index(fields=["place_path"], name="registry_household_place")]

    def __str__(self) -> str:
        return f"household {self.pk}"


register_table(
    "registry_household",
    data_class=DataClass.PERSONAL,
    retention="as its members",
    scope_kind="place",
    extra_place_columns=("hukou_path",),
)


class HouseholdMember(models.Model):
    """Relation to the head by GB/T 4761-2008, two digits or empty; one household at a time, no other kin is stored."""

    person = models.OneToOneField(Entity, primary_key=True, on_delete=models.PROTECT, db_constraint=False)
    household = models.ForeignKey(Entity, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    relation = models.TextField(default="")
    valid_from = models.DateField()
    place_path = PathField()
    hukou_path = PathField()

    class Meta:
        db_table = "registry_household_member"
        indexes = [models.Index(fields=["place_path"], name="registry_member_place")]
        constraints = [
            models.CheckConstraint(name="registry_member_relation", condition=Q(relation__regex=r"^([0-9][0-9])?$")),
        ]

    def __str__(self) -> str:
        return f"member {self.pk}"


register_table(
    "registry_household_member",
    data_class=DataClass.PERSONAL,
    retention="as the person",
    scope_kind="place_or_subject",
    subject_column="person_id",
    extra_place_columns=("hukou_path",),
)
