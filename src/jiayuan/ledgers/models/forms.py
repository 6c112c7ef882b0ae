"""Forms that are filled once: what is asked of whom, a community's part of it, and the answers person by person."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.ledgers.models.file import LedgerFile, ScopedModel
from jiayuan.ledgers.models.template import Template


class FormSpec(models.Model):
    """What is asked. `attrs`: attribute codes; `audience`: {place, age_min, age_max, known: [attribute]}.

    `place_path` is the asker's place. `again_reason` says why values still fresh are asked for, `again_by` who agreed.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("草稿")
        OPEN = "open", _("填报中")

    id = models.UUIDField(primary_key=True, default=uuid4)
    title = models.CharField(_("名称"), max_length=80)
    attrs = models.JSONField()
    audience = models.JSONField()
    due = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    # The layout in which answers go through the intake; made when the form opens.
    template = models.ForeignKey(Template, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    again_reason = models.CharField(max_length=200, default="", blank=True)
    again_by = models.UUIDField(null=True, blank=True)
    author = models.UUIDField()
    people = models.IntegerField(default=0)
    place_path = models.TextField(db_collation="C", db_index=True)
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "ledgers_form_spec"
        constraints = [
            models.CheckConstraint(
                name="ledgers_form_spec_second",
                condition=models.Q(again_by=None) | ~models.Q(again_by=models.F("author")),
            )
        ]

    def __str__(self) -> str:
        return self.title


# Read by the communities below the asker, so no row of it can belong to one place only.
register_table("ledgers_form_spec", data_class=DataClass.INTERNAL, retention="3 years", scope_kind="none")


class FormTask(ScopedModel):
    """A community's part of a form; `place_path` is the community. `counts`: {people, done, cells, prefilled, …}."""

    class State(models.TextChoices):
        OPEN = "open", _("待填报")
        FILLING = "filling", _("填报中")
        SUBMITTED = "submitted", _("已提交")
        ACCEPTED = "accepted", _("已接收")
        RETURNED = "returned", _("已退回")
        EXPIRED = "expired", _("已过期")

    id = models.UUIDField(primary_key=True, default=uuid4)
    spec = models.ForeignKey(FormSpec, on_delete=models.PROTECT, related_name="tasks")
    office = models.IntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    counts = models.JSONField(default=dict)
    file = models.ForeignKey(LedgerFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200, default="", blank=True)
    version = models.IntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "ledgers_form_task"
        constraints = [models.UniqueConstraint(fields=["spec", "place_path"], name="ledgers_form_task_once")]
        indexes = [models.Index(fields=["place_path", "state"], name="ledgers_form_task_list")]

    def __str__(self) -> str:
        return f"{self.spec_id} {self.place_path}"


register_table(
    "ledgers_form_task", data_class=DataClass.INTERNAL, retention="3 years", scope_kind="place",
    org_column="owner_org_id",
)  # fmt: skip


class FormRow(ScopedModel):
    """One person of the audience. `sealed` holds the answers under the person's own key; values known stay in the base.

    `place_path` is where the person lived when the form opened: the phone list goes by it.
    """

    id = models.BigAutoField(primary_key=True)
    task = models.ForeignKey(FormTask, on_delete=models.PROTECT, related_name="rows")
    person = models.UUIDField()
    sealed = models.BinaryField(null=True)
    prefilled = models.SmallIntegerField(default=0)
    confirmed = models.SmallIntegerField(default=0)
    typed = models.SmallIntegerField(default=0)
    unknown = models.SmallIntegerField(default=0)
    version = models.IntegerField(default=1)
    by = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "ledgers_form_row"
        constraints = [models.UniqueConstraint(fields=["task", "person"], name="ledgers_form_row_once")]
        indexes = [
            models.Index(fields=["task", "place_path", "id"], name="ledgers_form_row_list"),
            models.Index(fields=["person"], name="ledgers_form_row_person"),
        ]

    def __str__(self) -> str:
        return f"form row {self.pk}"


register_table(
    "ledgers_form_row", data_class=DataClass.SENSITIVE, retention="1 year after the form is accepted",
    scope_kind="place", org_column="owner_org_id", sealed=("sealed",),
)  # fmt: skip
