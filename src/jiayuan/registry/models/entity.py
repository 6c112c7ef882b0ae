"""Identities: what exists, and what was merged into what."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table


class PathField(models.TextField):  # type: ignore[type-arg]  # generic in the stubs only
    """A closed place path, compared byte by byte so that a subtree is one range of a btree."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("db_collation", "C")
        options.setdefault("default", "")
        super().__init__(**options)


class Entity(models.Model):
    """A person, household, organisation or thing. Ids are never reused; `root` is where merged ones end."""

    class Kind(models.TextChoices):
        PERSON = "person", _("人")
        HOUSEHOLD = "household", _("户")
        ORGANISATION = "organisation", _("单位")
        THING = "thing", _("设施")

    class State(models.TextChoices):
        ACTIVE = "active", _("有效")
        MERGED = "merged", _("已归并")
        RETIRED = "retired", _("已停用")

    id = models.UUIDField(primary_key=True)
    no = models.BigIntegerField(db_default=Func(Value("registry_entity_no"), function="nextval"), unique=True)
    kind = models.TextField(choices=Kind)
    state = models.TextField(choices=State, default=State.ACTIVE)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    root = models.UUIDField()
    # The batch that made it, for the receipt; null for a register's own load.
    made_by = models.UUIDField(null=True, blank=True)
    # Counts the decisions about this identity: who decides on an older card is told so.
    version = models.IntegerField(default=1, db_default=1)
    place_path = PathField()
    hukou_path = PathField()

    class Meta:
        db_table = "registry_entity"
        constraints = [
            models.CheckConstraint(
                name="registry_entity_merged",
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
            ),
            models.CheckConstraint(name="registry_entity_not_itself", condition=~Q(merged_into=F("id"))),
        ]
        indexes = [
            models.Index(fields=["place_path"], name="registry_entity_place"),
            models.Index(fields=["hukou_path"], name="registry_entity_hukou"),
            models.Index(fields=["root"], name="registry_entity_root", condition=Q(state="merged")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.no}"


register_table(
    "registry_entity",
    data_class=DataClass.INTERNAL,
    retention="as long as the subject; a redirect is kept for ever",
    scope_kind="place_or_subject",
    subject_column="id",
    extra_place_columns=("hukou_path",),
)
