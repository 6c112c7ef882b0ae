"""The golden record of a person: a projection of the winning facts, rebuilt at will."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.registry.models.entity import Entity, PathField


class Person(models.Model):
    """`id_from` and `phone_from` name the entity whose personal key opens the sealed column."""

    class Life(models.TextChoices):
        ALIVE = "alive", _("在世")
        DEAD = "dead", _("已故")

    entity = models.OneToOneField(Entity, primary_key=True, on_delete=models.PROTECT, related_name="person")
    name = models.TextField(default="")
    name_py = models.TextField(default="")
    sex = models.TextField(default="")
    birth_date = models.DateField(null=True, blank=True)
    id_kind = models.TextField(default="")
    id_sealed = models.BinaryField(null=True)
    id_bi = models.BinaryField(null=True)
    id_from = models.UUIDField(null=True, blank=True)
    phone_sealed = models.BinaryField(null=True)
    phone_bi = models.BinaryField(null=True)
    phone_from = models.UUIDField(null=True, blank=True)
    room = models.ForeignKey("places.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    life_state = models.TextField(choices=Life, default=Life.ALIVE)
    # sha256 of the canonical values: what undo and rebuild are measured against.
    golden_hash = models.BinaryField()
    place_path = PathField()
    hukou_path = PathField()
    owner_org_id = models.IntegerField(null=True, blank=True)

    class Meta:
        db_table = "registry_person"
        indexes = [
            models.Index(fields=["id_bi"], name="registry_person_id_bi"),
            models.Index(fields=["phone_bi"], name="registry_person_phone_bi"),
            models.Index(fields=["birth_date", "name"], name="registry_person_birth_name"),
            models.Index(fields=["name", "place_path"], name="registry_person_name_place"),
            models.Index(fields=["place_path", "name"], name="registry_person_place"),
            models.Index(fields=["hukou_path"], name="registry_person_hukou"),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"


register_table(
    "registry_person",
    data_class=DataClass.SENSITIVE,
    retention="as long as the subject, retired ones 1 year after last use",
    scope_kind="place_or_subject",
    subject_column="entity_id",
    org_column="owner_org_id",
    sealed=("id_sealed", "phone_sealed"),
    extra_place_columns=("hukou_path",),
)
