"""Plans and their service classes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiayuan.command.models.base import TEN_YEARS, InPlan, keep


class EventPlan(models.Model):
    """An event or an emergency in one area and period. Nobody approves the own plan."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(_("方案名称"), max_length=80)
    kind = models.CharField(max_length=12, default="event")
    place_path = models.CharField(max_length=40, db_collation="C", db_index=True)
    starts_at = models.DateTimeField(_("开始"))
    ends_at = models.DateTimeField(_("结束"))
    area = models.JSONField()
    expected_people = models.IntegerField(_("预计人数"))
    most_posts = models.IntegerField(_("岗位上限"))
    response_level = models.SmallIntegerField(null=True)
    state = models.CharField(max_length=12, default="draft")
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True)
    # Accounts by bare id: a plan is kept for ten years, longer than some accounts.
    created_by = models.UUIDField()
    approved_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=("event", "emergency")), name="command_plan_kind"),
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="command_plan_period"),
            # Held by the database too: no bulk update gets round the second person.
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("created_by")),
                name="command_plan_second_person",
            ),
            models.UniqueConstraint(
                fields=["place_path", "kind"], condition=models.Q(state="active"), name="command_plan_one_active"
            ),
        ]

    def __str__(self) -> str:
        return self.name


keep("eventplan", retention=TEN_YEARS)


class ServiceClass(InPlan):
    """Temporary or professional matters of this plan: who serves them and how fast (figures [c])."""

    code = models.CharField(max_length=20)
    skill = models.CharField(max_length=20)
    target_s = models.IntegerField()
    cap_s = models.IntegerField()
    units = models.SmallIntegerField()
    share = models.FloatField()
    busy = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="command_class_once")]

    def __str__(self) -> str:
        return self.code


keep("serviceclass", retention=TEN_YEARS)
