"""Organisations of the street."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.registry.models.entity import Entity, PathField


class Organisation(models.Model):
    """A unit, firm or committee; `no` is the number used in scopes and owner_org_id."""

    class Kind(models.TextChoices):
        UNIT = "unit", _("机关单位")
        COMMITTEE = "committee", _("社区居委会")
        PROPERTY = "property", _("物业企业")
        UTILITY = "utility", _("公用事业")
        COMPANY = "company", _("企业")
        SOCIAL = "social", _("社会组织")

    entity = models.OneToOneField(Entity, primary_key=True, on_delete=models.PROTECT, related_name="organisation")
    # Copied from the entity, so that other modules need no row of it.
    no = models.IntegerField(unique=True)
    name = models.TextField()
    uscc = models.TextField(default="")
    kind = models.TextField(choices=Kind)
    place = models.ForeignKey("places.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.TextField(default="active")
    golden_hash = models.BinaryField()
    place_path = PathField()

    class Meta:
        db_table = "registry_organisation"
        constraints = [models.UniqueConstraint(fields=["uscc"], condition=~Q(uscc=""), name="registry_org_uscc")]
        indexes = [models.Index(fields=["place_path", "kind"], name="registry_org_place")]

    def __str__(self) -> str:
        return self.name


register_table(
    "registry_organisation", data_class=DataClass.INTERNAL, retention="as long as it exists", scope_kind="none"
)
