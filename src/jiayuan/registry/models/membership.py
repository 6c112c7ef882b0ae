"""Who holds which role in an organisation: a projection of membership facts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.registry.models.entity import Entity, PathField


class Membership(models.Model):
    """A role in an organisation that some purpose needs: whom to call, who answers for safety, who sits on a committee.

    Who works where, and who owns what, is no role here.
    """

    class Role(models.TextChoices):
        CONTACT = "contact", _("联系人")
        SAFETY = "safety", _("安全负责人")
        MANAGER = "manager", _("物业项目负责人")
        COMMITTEE = "committee", _("居委会成员")
        OWNERS = "owners", _("业委会成员")

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Entity, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    # The identity and not its golden row, which comes and goes with the ledgers that speak of it.
    organisation = models.ForeignKey(Entity, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    role = models.TextField(choices=Role)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    place_path = PathField()

    class Meta:
        db_table = "registry_membership"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(valid_to__isnull=True),
                name="registry_membership_open",
            ),
            models.CheckConstraint(
                name="registry_membership_role",
                condition=Q(role__in=["contact", "safety", "manager", "committee", "owners"]),
            ),
        ]
        indexes = [models.Index(fields=["place_path"], name="registry_membership_place")]

    def __str__(self) -> str:
        return f"membership {self.pk}"


register_table(
    "registry_membership",
    data_class=DataClass.PERSONAL,
    retention="as the person",
    scope_kind="place_or_subject",
    subject_column="person_id",
)
