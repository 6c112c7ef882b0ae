"""What uploads named and the tree does not have, and what was changed in the tree by whom."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.places.kinds import Kind
from jiayuan.places.models.tree import Place


class Proposal(models.Model):
    """A place that lines of uploads name. `place_path` is the community, compound or building it would stand in.

    `houses`: {building number: lines} below a proposed compound; `spellings`: {text up to the name: lines}, at most
    some ten of them. No text of a line beyond its place's name is kept. lon, lat: the suggested pin (WGS84).
    """

    class State(models.TextChoices):
        OPEN = "open", _("待处理")
        ACCEPTED = "accepted", _("已采纳")
        REJECTED = "rejected", _("未采纳")

    class Answer(models.TextChoices):
        NONE = "", _("未定")
        NEW = "new", _("新建")
        ALIAS = "alias", _("别名")

    id = models.BigAutoField(primary_key=True)
    place_path = models.CharField(max_length=40, db_collation="C")
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in Kind])
    unit = models.CharField(max_length=8, default="", blank=True)
    name = models.CharField(max_length=60)
    name_norm = models.CharField(max_length=60)
    houses = models.JSONField(default=dict)
    spellings = models.JSONField(default=dict)
    waiting = models.IntegerField(default=0)
    lon = models.FloatField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    answer = models.CharField(max_length=6, choices=Answer, default=Answer.NONE, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=200, default="", blank=True)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place_path", "kind", "unit", "name_norm"], name="places_proposal_once")
        ]
        indexes = [models.Index(fields=["state", "-waiting", "id"], name="places_proposal_list")]

    def __str__(self) -> str:
        return self.name


register_table("places_proposal", data_class=DataClass.INTERNAL, retention="3 years", scope_kind="place")


class ProposalSource(models.Model):
    """How many lines of one upload wait for a proposal; `source` is the uploader's module's own word for it."""

    id = models.BigAutoField(primary_key=True)
    place_path = models.CharField(max_length=40, db_collation="C")
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="sources")
    source = models.CharField(max_length=64, db_index=True)
    lines = models.IntegerField()

    class Meta:
        db_table = "places_proposal_source"
        constraints = [models.UniqueConstraint(fields=["proposal", "source"], name="places_proposal_source_once")]

    def __str__(self) -> str:
        return self.source


register_table("places_proposal_source", data_class=DataClass.INTERNAL, retention="3 years", scope_kind="place")


class Change(models.Model):
    """One change of one place: what it was and what it became, only ever added."""

    id = models.BigAutoField(primary_key=True)
    place_path = models.CharField(max_length=40, db_collation="C")
    place = models.ForeignKey(Place, models.PROTECT, related_name="changes")
    act = models.CharField(max_length=16)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.CharField(max_length=200, default="", blank=True)
    by = models.UUIDField(null=True, blank=True)
    role = models.CharField(max_length=32, default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["place", "-id"], name="places_change_list")]

    def __str__(self) -> str:
        return f"{self.act} {self.place_id}"


register_table("places_change", data_class=DataClass.INTERNAL, retention="permanent", scope_kind="place")
