"""What the catalogue adds to templates: how data are shared, by which services, and who may use them."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.purpose import PurposeKind
from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.ledgers.models.exchange import Peer
from jiayuan.ledgers.models.file import ScopedModel


class Dataset(models.Model):
    """The decision how a template's data are shared; title, fields and cycle come from the template itself."""

    class Share(models.TextChoices):
        UNCONDITIONAL = "unconditional", _("无条件共享")
        CONDITIONAL = "conditional", _("有条件共享")
        NONE = "none", _("不予共享")

    code = models.SlugField(primary_key=True, max_length=40)
    share = models.CharField(max_length=14, choices=Share, default=Share.NONE)
    condition = models.CharField(max_length=200, default="", blank=True)
    owner = models.CharField(max_length=80)
    theme = models.CharField(max_length=40, default="", blank=True)
    summary = models.CharField(max_length=300, default="", blank=True)
    issued = models.DateField()

    class Meta:
        db_table = "ledgers_dataset"

    def __str__(self) -> str:
        return self.code


register_table("ledgers_dataset", data_class=DataClass.OPEN, retention="permanent", scope_kind="none")


class DataService(models.Model):
    """A purpose-bound query at one version. A used version is never changed; dropping an attribute makes a new one.

    `kind` rows = values of named people, counts = figures with small cells suppressed. `rate` is calls a minute.
    """

    class Kind(models.TextChoices):
        ROWS = "rows", _("逐条查询")
        COUNTS = "counts", _("汇总数")

    id = models.BigAutoField(primary_key=True)
    code = models.SlugField(max_length=40)
    version = models.SmallIntegerField(default=1)
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="services")
    title = models.CharField(max_length=80)
    kind = models.CharField(max_length=6, choices=Kind)
    attrs = models.JSONField(default=list)
    plain = models.JSONField(default=list)
    owner = models.CharField(max_length=80)
    rate = models.IntegerField(default=60)
    daily_rows = models.IntegerField(default=1000)
    example = models.JSONField(default=dict)
    told_on = models.DateField()
    valid_from = models.DateField()

    class Meta:
        db_table = "ledgers_data_service"
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="ledgers_data_service_version")]

    def __str__(self) -> str:
        return self.title


register_table("ledgers_data_service", data_class=DataClass.OPEN, retention="permanent", scope_kind="none")


class Use(ScopedModel):
    """Who may use a service for what until when: a draft until two people other than its author have approved it.

    `place_path` is the area whose data may be read, `owner_org_id` the office that reads.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("待批准")
        FIRST = "first", _("一人已批准")
        APPROVED = "approved", _("有效")
        REFUSED = "refused", _("未同意")
        ENDED = "ended", _("已终止")

    id = models.UUIDField(primary_key=True, default=uuid4)
    service = models.ForeignKey(DataService, on_delete=models.PROTECT, related_name="uses")
    peer = models.ForeignKey(Peer, null=True, blank=True, on_delete=models.PROTECT, related_name="uses")
    purpose = models.CharField(max_length=40)
    purpose_kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in PurposeKind])
    purpose_title = models.CharField(max_length=60)
    legal_ref = models.CharField(max_length=200)
    attrs = ArrayField(models.CharField(max_length=40), default=list)
    reason = models.CharField(max_length=400)
    until = models.DateField()
    daily_rows = models.IntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    author = models.UUIDField()
    approver_1 = models.UUIDField(null=True, blank=True)
    approver_2 = models.UUIDField(null=True, blank=True)
    decided_reason = models.CharField(max_length=200, default="", blank=True)
    created_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "ledgers_use"
        constraints = [
            models.CheckConstraint(
                name="ledgers_use_two_others",
                condition=~Q(state="approved")
                | Q(approver_1__isnull=False, approver_2__isnull=False)
                & ~Q(approver_1=F("author"))
                & ~Q(approver_2=F("author"))
                & ~Q(approver_1=F("approver_2")),
            )
        ]
        indexes = [models.Index(fields=["place_path", "state", "-created_at"], name="ledgers_use_list")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.state}"


register_table(
    "ledgers_use", data_class=DataClass.INTERNAL, retention="3 years after its end", scope_kind="place",
    org_column="owner_org_id",
)  # fmt: skip


class UseDay(ScopedModel):
    """Reads of one use on one day, and the calls of its latest minute."""

    id = models.BigAutoField(primary_key=True)
    use = models.ForeignKey(Use, on_delete=models.PROTECT, related_name="days")
    day = models.DateField()
    calls = models.IntegerField(default=0)
    rows = models.IntegerField(default=0)
    minute = models.SmallIntegerField(default=0)
    minute_calls = models.IntegerField(default=0)

    class Meta:
        db_table = "ledgers_use_day"
        constraints = [models.UniqueConstraint(fields=["use", "day"], name="ledgers_use_day_once")]

    def __str__(self) -> str:
        return f"{self.use_id} {self.day}"


register_table(
    "ledgers_use_day", data_class=DataClass.INTERNAL, retention="3 years", scope_kind="place",
    org_column="owner_org_id",
)  # fmt: skip
